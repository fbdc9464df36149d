import type { ChatLine } from '../src/state/chat-entry.ts'
import { initialView, type Partner, type View } from '../src/state/view.ts'

export const lena: Partner = { sessionId: 's1', name: 'Lena', age: null, tags: [], canChat: true }

/** The first view with some members changed. */
export function viewWith(changes: Partial<View> = {}): View {
  return { ...initialView, ...changes }
}

/** A call with Lena. */
export function callView(changes: Partial<View> = {}): View {
  return viewWith({ state: 'connected', signaling: 'online', partner: lena, ...changes })
}

/** A message of Lena's. */
export function lineWith(changes: Partial<ChatLine> = {}): ChatLine {
  return { kind: 'text', id: '1', from: 'peer', text: 'hi', at: 0, status: 'delivered', reactions: {}, ...changes }
}
