import { isText, type ChatEntry } from './chat-entry.ts'

/** How an entry stands to those around it. */
export interface Place {
  /** The first of what one of the two wrote in one go. */
  readonly first: boolean
  readonly last: boolean
  /** It was quiet before it: the time stands above. */
  readonly timed: boolean
  /** On the last of one's own that has come so far. */
  readonly receipt: 'sent' | 'delivered' | 'read' | null
}

const togetherMs = 120_000
const quietMs = 300_000

export function layoutOf(entries: readonly ChatEntry[]): Place[] {
  const begins = entries.map(({ from, at }, index) => {
    const before = entries[index - 1]
    return before?.from !== from || at - before.at > togetherMs
  })
  // Of several the last stays.
  const told = new Map(entries.map((entry, index) => [receiptOf(entry), index]))
  return entries.map((entry, index) => {
    const before = entries[index - 1]
    const receipt = receiptOf(entry)
    return {
      first: begins[index]!,
      last: begins[index + 1] ?? true,
      timed: before === undefined || entry.at - before.at > quietMs,
      receipt: told.get(receipt) === index ? receipt : null,
    }
  })
}

function receiptOf(entry: ChatEntry): Place['receipt'] {
  if (!isText(entry) || entry.from === 'peer') return null
  return entry.status === 'sent' || entry.status === 'delivered' || entry.status === 'read' ? entry.status : null
}
