import { chatVisible, type ChatLine, type View } from './view.ts'

/** What the partner wrote last and nobody can have seen, the chat being closed; null when there is nothing like that. */
export function chatNews(view: View): ChatLine | null {
  if (chatVisible(view) || view.chat.unread === 0) return null
  return view.chat.lines.findLast(({ from }) => from === 'peer') ?? null
}
