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
 * What a key asks for: Esc closes what is open, else Next; M microphone, V camera, C chat, H the partner's picture, outside text
 * fields. An open dialog sees to its keys itself; where the page wants no keys, Esc still closes.
 */
export function keyRequest(press: KeyPress, view: View): Request | null {
  if (press.composing || press.modified || press.repeat || inDialog(view)) return null
  if (press.key === 'Escape') {
    if (view.call.open) return { type: 'connection', open: false }
    if (view.chat.open && !chatIsStage(view)) return { type: 'chat', open: false }
    if (view.fullScreen) return null
    return inSession(view) && view.abilities.keys ? { type: 'next' } : null
  }
  if (press.inTextField || !view.abilities.keys) return null
  switch (press.key.toLowerCase()) {
    case 'm':
      return view.own.stream === null ? null : { type: 'microphone', on: !view.own.microphone }
    case 'v':
      return view.own.stream === null || view.media !== 'video' ? null : { type: 'camera', on: !view.own.camera }
    case 'c':
      return view.partner === null ? null : { type: 'chat', open: !view.chat.open }
    case 'h':
      return inSession(view) && view.media === 'video' ? { type: 'cover', on: !view.veil.covered } : null
    default:
      return null
  }
}
