import { chatVisible, inSession, type View } from './view.ts'

/** What somebody may want to hear of: a partner, or what the partner has sent while nobody looks. Null: nothing new. */
export function newsFor(before: View, view: View, hidden: boolean): 'found' | 'message' | null {
  if (!inSession(view)) return null
  if (view.partner?.sessionId !== before.partner?.sessionId || !inSession(before)) return 'found'
  const count = (of: View) => of.chat.entries.filter(({ from }) => from === 'peer').length
  return count(view) > count(before) && (hidden || !chatVisible(view)) ? 'message' : null
}
