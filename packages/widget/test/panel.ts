import type { ChatEntry, FileEntry } from '../src/state/chat-entry.ts'
import { initialView, type View } from '../src/state/view.ts'
import { mountPart } from './mount.ts'
import { callView } from './views.ts'

/** A call with these entries in its open chat. */
export function chatView(entries: readonly ChatEntry[], changes: Partial<View> = {}): View {
  return callView({ chat: { ...initialView.chat, open: true, entries }, ...changes })
}

/** A file that Lena offers. */
export function fileWith(changes: Partial<FileEntry> = {}): FileEntry {
  return {
    kind: 'file',
    id: 'f1',
    from: 'peer',
    at: 0,
    name: 'tea.png',
    size: 1_500,
    mime: 'image/png',
    state: 'offered',
    reason: null,
    transferred: 0,
    blob: null,
    ...changes,
  }
}

/** The chat panel by itself, 320 pixels high. */
export async function mountPanel(entries: readonly ChatEntry[], changes: Partial<View> = {}) {
  const mounted = await mountPart('mismatch-chat-panel', chatView(entries, changes))
  const { part } = mounted
  part.style.blockSize = '320px'
  const root = part.shadowRoot!
  const all = <Type extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<Type>(selector)]
  const one = <Type extends HTMLElement = HTMLElement>(selector: string) => {
    const found = root.querySelector<Type>(selector)
    if (found === null) throw new Error(`no ${selector}`)
    return found
  }
  /** The same conversation with other entries. */
  const show = async (now: readonly ChatEntry[], more: Partial<View> = {}) => {
    part.view = chatView(now, { ...changes, ...more })
    await part.updateComplete
  }
  const press = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })
    root.activeElement?.dispatchEvent(event)
    await part.updateComplete
    return event
  }
  return { ...mounted, root, all, one, show, press }
}

/** Waits until it is so. */
export async function until<Value>(found: () => Value | null | undefined | false): Promise<Value> {
  for (;;) {
    const value = found()
    if (value !== null && value !== undefined && value !== false) return value
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
