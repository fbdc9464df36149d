import { MatchError } from '@mismatch/sdk'
import { isClientRequest, type Request, type RequestOf, type RequestType } from '../../state/requests.ts'
import type { Conversation } from './conversation.ts'
import { preview, start } from './entry.ts'
import type { PartGroup } from './fetch-parts.ts'
import { bringTalk, withParts } from './parts-on-the-way.ts'

/** What is done by what comes with a group of parts: its `handle`. */
const byGroup = {
  edit: 'dialogs',
  'report-dialog': 'dialogs',
  report: 'dialogs',
  diagnose: 'dialogs',
  connection: 'talk',
  measure: 'talk',
  'resume-playback': 'talk',
  'send-files': 'talk',
  file: 'talk',
  menu: 'tools',
  settings: 'tools',
  'use-device': 'tools',
  'use-speaker': 'tools',
  sounds: 'tools',
  notify: 'tools',
} as const satisfies Partial<Record<RequestType, PartGroup>>

type ByGroup = typeof byGroup
/** The requests that a group sees to. */
export type RequestsOf<Group extends PartGroup> = RequestOf<
  { [Type in keyof ByGroup]: ByGroup[Type] extends Group ? Type : never }[keyof ByGroup]
>

/** Does what a person asked for; false when it could not be done. */
export function handleRequest(conversation: Conversation, request: Request): boolean {
  if (isClientRequest(request)) {
    if (request.type === 'go-direct') conversation.draw(request)
    return conversation.call(request)
  }
  if (isOfGroup(request)) {
    // TypeScript does not follow that group and request belong together.
    withParts(conversation, byGroup[request.type], ({ handle }) => (handle as Handle)(conversation, request))
    return true
  }
  switch (request.type) {
    case 'find':
      start(conversation, { media: request.media }).catch(reportUnknown)
      break
    case 'preview':
      preview(conversation).catch(reportUnknown)
      break
    case 'stop':
      conversation.stop().catch(reportUnknown)
      break
    case 'probe':
      conversation.open()
      break
    case 'introduce':
      conversation.admission.introduce(request.profile)
      conversation.change({ me: conversation.admission.me })
      break
    case 'consent':
      conversation.draw(request)
      conversation.admission.agree(request.agreed)
      break
    case 'chat':
    case 'dock':
      if (request.type === 'chat' ? request.open : request.docked) bringTalk(conversation)
      conversation.draw(request)
      break
    case 'ready':
      conversation.draw(request)
      conversation.reveal()
      break
    default:
      // A request that is forgotten above is a type error here.
      conversation.draw(request satisfies OnlyDrawn)
  }
  return true
}

/** Windows are the shell's own: nothing changes before they have opened. */
type OnlyDrawn = RequestOf<
  'dismiss' | 'moving' | 'cover' | 'checked' | 'in-picture' | 'show-anyway' | 'picture-in-picture' | 'full-screen'
>
type Handle = (conversation: Conversation, request: Request) => void

function isOfGroup(request: Request): request is RequestOf<keyof ByGroup> {
  return Object.hasOwn(byGroup, request.type)
}

/** What the client rejects with is on the screen already; anything else is a fault of the program. */
function reportUnknown(error: unknown): void {
  const isExpected = error instanceof MatchError || (error instanceof DOMException && error.name === 'AbortError')
  if (!isExpected) reportError(error)
}
