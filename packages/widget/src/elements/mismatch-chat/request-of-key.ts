import { keyRequest } from '../../state/keys.ts'
import type { Request } from '../../state/requests.ts'
import type { View } from '../../state/view.ts'

/** What a key asks for that is pressed with the focus inside the element. */
export function requestOfKey(event: KeyboardEvent, view: View): Request | null {
  const press = {
    key: event.key,
    repeat: event.repeat,
    // 229: Safari ends a composition before the Enter or Escape that ended it.
    composing: event.isComposing || event.keyCode === 229,
    modified: event.ctrlKey || event.metaKey || event.altKey,
    inTextField: isTextField(event.composedPath()[0]),
  }
  return keyRequest(press, view)
}

function isTextField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
