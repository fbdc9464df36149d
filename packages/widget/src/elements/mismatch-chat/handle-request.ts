import { MatchError, type FileTransfer } from '@mismatch/sdk'
import { reportArrived, reportFailed } from '../../state/reduce-request.ts'
import { isClientRequest, type Request, type RequestOf } from '../../state/requests.ts'
import { inSession } from '../../state/view.ts'
import type { Conversation } from './conversation.ts'
import { preview, start } from './entry.ts'
import { bringTalk, withParts } from './parts-on-the-way.ts'

/** Does what a person asked for; false when it could not be done. */
export function handleRequest(conversation: Conversation, request: Request): boolean {
  if (isClientRequest(request)) {
    if (request.type === 'go-direct') conversation.draw(request)
    return conversation.call(request)
  }
  switch (request.type) {
    case 'find':
      start(conversation, request.media === undefined ? {} : { media: request.media }).catch(reportUnknown)
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
    case 'report':
      void report(conversation, request)
      break
    case 'resume-playback':
      resumePlayback(conversation)
      conversation.draw(request)
      break
    case 'edit':
      withParts(conversation, 'dialogs', () => conversation.admission.edit())
      break
    case 'introduce':
      conversation.admission.introduce(request.profile)
      conversation.change({ me: conversation.admission.me })
      break
    case 'consent':
      conversation.draw(request)
      conversation.admission.agree(request.agreed)
      break
    case 'report-dialog':
    case 'connection':
      withParts(conversation, request.type === 'connection' ? 'talk' : 'dialogs', () => conversation.draw(request))
      break
    case 'diagnose':
      if (request.open) withParts(conversation, 'dialogs', () => diagnose(conversation))
      else conversation.inquiry.end()
      break
    case 'measure':
      void measure(conversation)
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
    case 'sounds':
    case 'notify':
      void setHabit(conversation, request)
      break
    case 'menu':
      if (request.open) withParts(conversation, 'tools', () => conversation.draw(request))
      else conversation.draw(request)
      break
    case 'settings':
      if (request.open) withParts(conversation, 'tools', ({ DeviceDesk }) => conversation.lookAtDevices(DeviceDesk))
      else conversation.devices?.close()
      break
    case 'use-device':
      conversation.devices?.use(request.deviceId).catch(reportUnknown)
      break
    case 'use-speaker':
      conversation.devices?.useSpeaker(request.deviceId).catch(reportUnknown)
      break
    case 'send-files':
      return sendFiles(conversation, request.files)
    case 'file':
      conversation.files.act(request)
      break
    case 'dismiss':
    case 'moving':
    case 'cover':
    case 'checked':
    case 'in-picture':
    case 'show-anyway':
      conversation.draw(request)
      break
    case 'picture-in-picture':
    case 'full-screen':
      // Windows are the shell's own.
      break
  }
  return true
}

function sendFiles(conversation: Conversation, files: readonly File[]): boolean {
  const session = conversation.client?.session
  if (session == null) return false
  const shown = (transfer: FileTransfer) => {
    if (session === conversation.client?.session) conversation.hearFile(transfer)
  }
  conversation.watch(conversation.files.send(session, files, shown))
  return true
}

/** The browser's notice needs its permission, which only a press may ask for. */
async function setHabit(conversation: Conversation, request: RequestOf<'sounds' | 'notify'>): Promise<void> {
  const isAllowed = request.type === 'sounds' || !request.on || (await Notification.requestPermission()) === 'granted'
  conversation.draw({ ...request, on: request.on && isAllowed })
  conversation.keep(conversation.view.habits)
}

/** Without a breath before the call: browsers want it in the press. */
function resumePlayback(conversation: Conversation): void {
  const { holder } = conversation
  const resumed = holder?.client.resumePlayback()
  void resumed?.then((plays) => {
    if (!plays && holder === conversation.holder) conversation.change({ playbackBlocked: inSession(conversation.view) })
  })
}

async function report(conversation: Conversation, request: RequestOf<'report'>): Promise<void> {
  const { holder, view } = conversation
  const session = holder?.session(view.report.sessionId)
  conversation.draw(request)
  const { reason, comment } = request
  const arrived = await session?.report(reason, comment === '' ? undefined : comment).catch(() => null)
  if (holder !== conversation.holder) return
  conversation.change(arrived ? reportArrived(conversation.view) : reportFailed(conversation.view))
}

function diagnose({ client, inquiry }: Conversation): void {
  if (client !== null) void inquiry.begin(client)
}

async function measure(conversation: Conversation): Promise<void> {
  const session = conversation.client?.session
  const figures = await session?.stats().catch(() => null)
  if (figures == null || session !== conversation.client?.session) return
  conversation.change({ call: { ...conversation.view.call, figures } })
}

/** What the client rejects with is on the screen already; anything else is a fault of the program. */
function reportUnknown(error: unknown): void {
  const isExpected = error instanceof MatchError || (error instanceof DOMException && error.name === 'AbortError')
  if (!isExpected) reportError(error)
}
