import type { Request, RequestOf } from './requests.ts'
import { chatIsStage, inSession, type View } from './view.ts'

/** The view after a request, as far as it changes what is drawn before the client has answered. */
export function reduceRequest(view: View, request: Request): View {
  switch (request.type) {
    case 'find':
    case 'preview':
      return {
        ...view,
        intent: request.type,
        door: null,
        declined: false,
        failures: { count: 0, sessionId: '' },
        asking: view.media !== 'text' && view.own.stream === null,
      }
    case 'chat':
      // Beside the stage, or instead of it, it is always open.
      if (view.chat.docked || chatIsStage(view)) return view
      return { ...view, chat: { ...view.chat, open: request.open, unread: request.open ? 0 : view.chat.unread } }
    case 'dock':
      if (request.docked === view.chat.docked) return view
      return { ...view, chat: { ...view.chat, docked: request.docked, open: false, unread: 0 } }
    case 'connection':
      // What was measured longer ago says nothing of now.
      return { ...view, call: { ...view.call, open: request.open && inSession(view), figures: null } }
    case 'moving':
      return { ...view, call: { ...view.call, silent: false } }
    case 'report-dialog':
      return request.open ? openReport(view) : { ...view, report: { ...view.report, step: 'closed' } }
    case 'report':
      return { ...view, report: { ...view.report, step: 'sending' } }
    case 'resume-playback':
      return { ...view, playbackBlocked: false }
    case 'consent':
      return { ...view, declined: !request.agreed }
    case 'dismiss':
      return { ...view, door: null }
    case 'menu':
      return { ...view, menu: request.open }
    case 'cover':
      return { ...view, veil: { ...view.veil, covered: request.on } }
    case 'checked':
      // Who wanted to see this partner all the same is not asked again.
      if (view.veil.check === 'none' || view.veil.check === 'shown') return view
      return { ...view, veil: { ...view.veil, check: request.flagged ? 'flagged' : 'clear' } }
    case 'show-anyway':
      return { ...view, veil: { ...view.veil, check: 'shown' } }
    case 'ready':
      return { ...view, veil: { ...view.veil, unready: false } }
    case 'in-picture':
      return { ...view, pictureInPicture: request.on }
    case 'sounds':
      return { ...view, habits: { ...view.habits, sounds: request.on } }
    case 'notify':
      return { ...view, habits: { ...view.habits, notify: request.on } }
    case 'go-direct':
      return view.call.privacy === 'relay_first' ? { ...view, call: { ...view.call, privacy: 'asked' } } : view
    default:
      // A request that is forgotten above is a type error here.
      void (request satisfies Undrawn)
      return view
  }
}

/** What shows only once the client, a part or the page has done it. */
type Undrawn = RequestOf<
  | 'next'
  | 'stop'
  | 'microphone'
  | 'camera'
  | 'send'
  | 'typing'
  | 'read'
  | 'react'
  | 'send-files'
  | 'file'
  | 'screen'
  | 'block'
  | 'picture-in-picture'
  | 'full-screen'
  | 'settings'
  | 'use-device'
  | 'use-speaker'
  | 'probe'
  | 'measure'
  | 'diagnose'
  | 'introduce'
  | 'edit'
>

/** The dialog is about whom one saw when it opened, even if the next partner comes meanwhile. */
function openReport(view: View): View {
  if (view.partner === null || view.report.step !== 'closed') return view
  const { sessionId, name } = view.partner
  return { ...view, report: { step: 'open', sessionId, name } }
}

/** The view after the report has arrived: nothing of the reported stays. */
export function reportArrived(view: View): View {
  const about = view.partner?.sessionId === view.report.sessionId
  return {
    ...view,
    report: { ...view.report, step: 'closed' },
    thanked: true,
    ...(about && !inSession(view) ?
      { partner: null, chat: { ...view.chat, entries: [], open: false, unread: 0 } }
    : {}),
  }
}

/** The view after the report did not arrive: the dialog stays, with what was written. */
export function reportFailed(view: View): View {
  return view.report.step === 'sending' ? { ...view, report: { ...view.report, step: 'failed' } } : view
}
