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
  /** The partner's messages were shown. */
  | { readonly type: 'read' }
  /** One emoji, to a message or to the moment. */
  | { readonly type: 'react'; readonly emoji: string; readonly messageId?: string }
  | { readonly type: 'send-files'; readonly files: readonly File[] }
  /** Take, decline or stop a file. */
  | { readonly type: 'file'; readonly id: string; readonly do: 'accept' | 'decline' | 'cancel' }
  /** One's own screen in the camera's place. */
  | { readonly type: 'screen'; readonly on: boolean }
  /** Never this partner again, without a report. */
  | { readonly type: 'block' }
  /** Agree to be connected without a relay. */
  | { readonly type: 'go-direct' }
  /** Hide the partner's picture, or show it. */
  | { readonly type: 'cover'; readonly on: boolean }
  /** Both may see each other, as far as this side is concerned. */
  | { readonly type: 'ready' }
  /** What the page's check says of the partner's picture. */
  | { readonly type: 'checked'; readonly flagged: boolean }
  /** See what the page's check would rather not show. */
  | { readonly type: 'show-anyway' }
  | { readonly type: 'picture-in-picture'; readonly on: boolean }
  | { readonly type: 'full-screen'; readonly on: boolean }
  /** The partner's picture went into a window of its own, or came back, whoever did it. */
  | { readonly type: 'in-picture'; readonly on: boolean }
  | { readonly type: 'menu'; readonly open: boolean }
  /** Camera, microphone and loudspeaker, to be chosen. */
  | { readonly type: 'settings'; readonly open: boolean }
  | { readonly type: 'use-device'; readonly deviceId: string }
  | { readonly type: 'use-speaker'; readonly deviceId: string }
  | { readonly type: 'sounds'; readonly on: boolean }
  | { readonly type: 'notify'; readonly on: boolean }
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
export type ClientRequestType =
  'next' | 'microphone' | 'camera' | 'send' | 'typing' | 'read' | 'react' | 'screen' | 'block' | 'go-direct'

type Session = NonNullable<MatchClient['session']>

/** What is used of the client for them. */
export type CalledClient = Pick<MatchClient, 'next'> & {
  readonly media: Pick<MatchClient['media'], 'setMicrophone' | 'setCamera' | 'shareScreen' | 'stopScreen'>
  readonly session: Pick<Session, 'sendMessage' | 'setTyping' | 'markRead' | 'react' | 'block' | 'goDirect'> | null
}

type Calls = {
  readonly [Type in ClientRequestType]: (client: CalledClient, request: RequestOf<Type>) => unknown
}

export const clientCalls: Calls = {
  next: (client) => client.next(),
  microphone: (client, { on }) => client.media.setMicrophone(on),
  camera: (client, { on }) => client.media.setCamera(on),
  send: (client, { text }) => client.session?.sendMessage(text),
  typing: (client, { active }) => client.session?.setTyping(active),
  read: (client) => client.session?.markRead(),
  react: (client, { emoji, messageId }) => client.session?.react(emoji, messageId),
  screen: ({ media }, { on }) => (on ? media.shareScreen({ audio: true }) : media.stopScreen()),
  block: (client) => client.session?.block(),
  'go-direct': (client) => client.session?.goDirect(),
}

export function isClientRequest(request: Request): request is RequestOf<ClientRequestType> {
  return Object.hasOwn(clientCalls, request.type)
}

/**
 * Makes the call that a request stands for; what it gives may be a promise.
 * @throws MatchError as the client does
 */
export function callClient(client: CalledClient, request: RequestOf<ClientRequestType>): unknown {
  // TypeScript does not follow that row and request have the same type.
  const call = clientCalls[request.type] as (client: CalledClient, request: RequestOf<ClientRequestType>) => unknown
  return call(client, request)
}
