import { initialView, type Partner, type View } from '../src/state/view.ts'

export const lena: Partner = { sessionId: 's1', name: 'Lena', age: null, canChat: true }

/** The first view with some members changed. */
export function viewWith(changes: Partial<View> = {}): View {
  return { ...initialView, ...changes }
}

/** A call with Lena. */
export function callView(changes: Partial<View> = {}): View {
  return viewWith({ state: 'connected', signaling: 'online', partner: lena, ...changes })
}
