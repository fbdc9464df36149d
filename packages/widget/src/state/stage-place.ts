import { chatIsStage, inSession, isRunning, type View } from './view.ts'

/**
 * Where one's own picture stands: it fills the stage for a preview, in the ring while waiting, in the corner of a call, and
 * is away behind a door, where the chat is the stage, and where there is none.
 */
export type OwnPlace = 'fill' | 'ring' | 'corner' | 'away'

export function ownPlace(view: View): OwnPlace {
  if (inSession(view)) return view.media === 'video' && view.own.stream !== null ? 'corner' : 'away'
  if (view.door !== null || chatIsStage(view)) return 'away'
  return !isRunning(view) && view.own.stream !== null && view.media === 'video' ? 'fill' : 'ring'
}
