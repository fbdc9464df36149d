import type { MatchClient, Media, Profile, ReportReason } from '@mismatch/sdk'

/** What a person asks for. Elements send these up; nothing is changed before the client or the shell has said yes. */
export type Request =
  /** Into the queue; `media` instead of what the element is set to. */
  | { readonly type: 'find'; readonly media?: Media }
  /** Camera and microphone, to look at oneself. */
  | { readonly type: 'preview' }
  | { readonly type: 'next' }
  /** Out of queue or session, everything off: Cancel and Stop. */
  | { readonly type: 'stop' }
  | { readonly type: 'microphone'; readonly on: boolean }
  | { readonly type: 'camera'; readonly on: boolean }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'typing'; readonly active: boolean }
  | { readonly type: 'report'; readonly reason: ReportReason; readonly comment: string }
  /** Why is there no connection? `open: false` ends the search, too. */
  | { readonly type: 'diagnose'; readonly open: boolean }
  /** Ask once more whether the script's host is a Mismatch server. */
  | { readonly type: 'probe' }
  | { readonly type: 'chat'; readonly open: boolean }
  | { readonly type: 'dock'; readonly docked: boolean }
  /** The figures of the call, and to measure them anew. */
  | { readonly type: 'connection'; readonly open: boolean }
  | { readonly type: 'measure' }
  /** The partner's picture moves. */
  | { readonly type: 'moving' }
  | { readonly type: 'report-dialog'; readonly open: boolean }
  /** Yes or no to the rules of the page. */
  | { readonly type: 'consent'; readonly agreed: boolean }
  /** Who one is; null: away from the form, without an answer. */
  | { readonly type: 'introduce'; readonly profile: Profile | null }
  /** The form about oneself, once more. */
  | { readonly type: 'edit' }
  /** Leave the door and go on as it is. */
  | { readonly type: 'dismiss' }
  /** The partner's sound, after the browser wanted a press for it. */
  | { readonly type: 'resume-playback' }

export type RequestType = Request['type']
export type RequestOf<Type extends RequestType> = Extract<Request, { type: Type }>

/** The requests that are a call of the client and nothing else. The shell sees to the others. */
export type ClientRequestType = 'next' | 'microphone' | 'camera' | 'send' | 'typing'

/** What is used of the client for them. */
export type CalledClient = Pick<MatchClient, 'next'> & {
  readonly media: Pick<MatchClient['media'], 'setMicrophone' | 'setCamera'>
  readonly session: Pick<NonNullable<MatchClient['session']>, 'sendMessage' | 'setTyping'> | null
}

type Calls = { readonly [Type in ClientRequestType]: (client: CalledClient, request: RequestOf<Type>) => void }

export const clientCalls: Calls = {
  next: (client) => client.next(),
  microphone: (client, { on }) => client.media.setMicrophone(on),
  camera: (client, { on }) => client.media.setCamera(on),
  send: (client, { text }) => void client.session?.sendMessage(text),
  typing: (client, { active }) => client.session?.setTyping(active),
}

export function isClientRequest(request: Request): request is RequestOf<ClientRequestType> {
  return Object.hasOwn(clientCalls, request.type)
}

/**
 * Makes the call that a request stands for.
 * @throws MatchError as the client does
 */
export function callClient(client: CalledClient, request: RequestOf<ClientRequestType>): void {
  // TypeScript does not follow that row and request have the same type.
  const call = clientCalls[request.type] as (client: CalledClient, request: RequestOf<ClientRequestType>) => void
  call(client, request)
}
