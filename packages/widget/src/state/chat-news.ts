import type { ChatEntry } from './chat-entry.ts'
import { chatVisible, type View } from './view.ts'

/** What came of the partner last and nobody can have seen, the chat being closed; null when there is nothing like that. */
export function chatNews(view: View): ChatEntry | null {
  if (chatVisible(view) || view.chat.unread === 0) return null
  return view.chat.entries.findLast(({ from }) => from === 'peer') ?? null
}
