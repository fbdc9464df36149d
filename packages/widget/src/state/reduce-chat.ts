import type { ChatMessage, ClientEvents, FileTransfer } from '@mismatch/sdk'
import { isText, keyOf, type ChatEntry, type ChatLine, type FileEntry } from './chat-entry.ts'
import { neutraliseText } from './neutralise.ts'
import { chatVisible, type View } from './view.ts'

type Messages = Pick<ClientEvents['message']['session'], 'messages'>

/** The client keeps the messages in their order, whatever road each came by: what is drawn are always its own. */
export function onMessage(
  view: View,
  { session, message }: { readonly session: Messages; readonly message: ChatMessage },
  now: number,
): View {
  const isNews = !view.chat.entries.some((entry) => isText(entry) && keyOf(entry) === keyOf(message))
  const ownNews = isNews && message.from === 'me'
  return {
    ...view,
    chat: {
      ...view.chat,
      entries: merged(view.chat.entries, session.messages, now),
      unread: ownNews || chatVisible(view) ? 0 : view.chat.unread + Number(isNews),
      typing: message.from === 'me' && view.chat.typing,
      fault: ownNews ? null : view.chat.fault,
    },
  }
}

/** A file was offered, or has come further. `blob` is what is to be seen of it, which the entry keeps. */
export function onFile(view: View, transfer: FileTransfer, now: number, blob = transfer.blob): View {
  const { entries, unread } = view.chat
  const at = entries.findIndex((entry) => !isText(entry) && keyOf(entry) === keyOf(transfer))
  const before = at === -1 ? undefined : (entries[at] as FileEntry)
  const entry = drawnFile(transfer, before, now, blob ?? before?.blob ?? null)
  const isNews = at === -1 && transfer.from === 'peer'
  return {
    ...view,
    chat: {
      ...view.chat,
      entries: at === -1 ? [...entries, entry] : entries.with(at, entry),
      unread: chatVisible(view) ? 0 : unread + Number(isNews),
    },
  }
}

/** To a message it stays beside it; to the moment it passes over the stage. */
export function onReaction(
  view: View,
  { emoji, message, from }: Pick<ClientEvents['reaction'], 'emoji' | 'message' | 'from'>,
): View {
  const shown = neutraliseText(emoji)
  if (message === undefined) return { ...view, burst: { count: view.burst.count + 1, emoji: shown, from } }
  const entries = view.chat.entries.map((entry) =>
    isText(entry) && keyOf(entry) === keyOf(message) ?
      { ...entry, reactions: { ...entry.reactions, [from]: shown } }
    : entry,
  )
  return { ...view, chat: { ...view.chat, entries } }
}

/** Files stay behind the message that they came after. */
function merged(before: readonly ChatEntry[], messages: readonly ChatMessage[], now: number): ChatEntry[] {
  const known = new Map(before.filter(isText).map((line) => [keyOf(line), line]))
  const files = new Map<string, FileEntry[]>()
  let last = ''
  for (const entry of before) {
    if (isText(entry)) last = keyOf(entry)
    else files.set(last, [...(files.get(last) ?? []), entry])
  }
  const present = new Set(messages.map(keyOf))
  // The client forgets the oldest messages; what came after one of them comes first now.
  const first = [...files].filter(([key]) => !present.has(key)).flatMap(([, each]) => each)
  return [
    ...first,
    ...messages.flatMap((message) => {
      const key = keyOf(message)
      return [drawnLine(message, known.get(key), now), ...(files.get(key) ?? [])]
    }),
  ]
}

function drawnLine({ id, from, text, status }: ChatMessage, before: ChatLine | undefined, now: number): ChatLine {
  if (before?.status === status) return before
  if (before !== undefined) return { ...before, status }
  // Not the time that it was sent at: that is by the partner's clock.
  return { kind: 'text', id, from, text: neutraliseText(text), at: now, status, reactions: {} }
}

function drawnFile(transfer: FileTransfer, before: FileEntry | undefined, now: number, blob: Blob | null): FileEntry {
  const { id, from, name, size, mime, state, reason, transferred } = transfer
  return {
    kind: 'file',
    id,
    from,
    at: before?.at ?? now,
    name: neutraliseText(name),
    size,
    mime,
    state,
    reason,
    transferred,
    blob,
  }
}
