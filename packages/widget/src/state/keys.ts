import type { Request } from './requests.ts'
import { chatIsStage, inDialog, inSession, type View } from './view.ts'

/** What is used of a `KeyboardEvent`, and where the focus is. */
export interface KeyPress {
  readonly key: string
  readonly repeat: boolean
  /** An input method is at work: the key is its own. */
  readonly composing: boolean
  readonly modified: boolean
  readonly inTextField: boolean
}

/**
 * What a key asks for: Esc closes the figures or the sheet, else Next; M microphone, V camera, C chat outside text fields. An open dialog
 * sees to its keys itself.
 */
export function keyRequest(press: KeyPress, view: View): Request | null {
  if (press.composing || press.modified || press.repeat || inDialog(view)) return null
  if (press.key === 'Escape') {
    if (view.call.open) return { type: 'connection', open: false }
    if (view.chat.open && !chatIsStage(view)) return { type: 'chat', open: false }
    return inSession(view) ? { type: 'next' } : null
  }
  if (press.inTextField) return null
  switch (press.key.toLowerCase()) {
    case 'm':
      return view.own.stream === null ? null : { type: 'microphone', on: !view.own.microphone }
    case 'v':
      return view.own.stream === null || view.media !== 'video' ? null : { type: 'camera', on: !view.own.camera }
    case 'c':
      return view.partner === null ? null : { type: 'chat', open: !view.chat.open }
    default:
      return null
  }
}
