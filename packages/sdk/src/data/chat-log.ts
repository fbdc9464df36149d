import type { ChatMessage, MessageStatus } from '../events.ts'

/** More than anybody scrolls back through in one conversation; a partner must not fill the memory. */
export const MAX_MESSAGES = 500

/** How far a message has come; it never goes back. One that the server refused may still have arrived by the other road. */
const WAY: readonly MessageStatus[] = ['sent', 'failed', 'refused', 'delivered', 'read']

/** One message, and its counter if it has one. */
export interface Entry {
  message: ChatMessage
  readonly n: number | undefined
}

/** Both directions of one conversation, in order. */
export class ChatLog {
  readonly #entries: Entry[] = []
  readonly #ids = new Set<string>()

  get messages(): readonly ChatMessage[] {
    return this.#entries.map(({ message }) => message)
  }

  /** One's own messages of which no word has come back, oldest first. */
  get unreceipted(): readonly Entry[] {
    return this.#entries.filter(({ message }) => message.status === 'sent')
  }

  /**
   * Puts a message in its place: the partner's among themselves by their counter, whatever road they came by (rule R2).
   * @returns false if this id is there already
   */
  add(message: ChatMessage, n: number | undefined): boolean {
    const key = keyOf(message)
    if (this.#ids.has(key)) return false
    this.#ids.add(key)
    const overtaken = this.#entries.findIndex(
      (each) => each.message.from === message.from && n !== undefined && each.n !== undefined && each.n > n,
    )
    const entry = { message, n }
    if (overtaken === -1) this.#entries.push(entry)
    else this.#entries.splice(overtaken, 0, entry)
    if (this.#entries.length > MAX_MESSAGES) {
      const dropped = this.#entries.shift()
      if (dropped !== undefined) this.#ids.delete(keyOf(dropped.message))
    }
    return true
  }

  find(id: string | undefined, from?: ChatMessage['from']): ChatMessage | undefined {
    return this.messages.find((each) => each.id === id && (from ?? each.from) === each.from)
  }

  /** The partner's last message that was not marked as read, up to this one or the end. */
  lastUnread(id: string | undefined): ChatMessage | undefined {
    const theirs = this.messages.filter(({ from }) => from === 'peer')
    const end = id === undefined ? theirs.length : theirs.findIndex((each) => each.id === id) + 1
    return theirs.slice(0, end).findLast(({ status }) => status !== 'read')
  }

  /**
   * What became of a message. Who has read one has read the sender's earlier ones that arrived (rule R2).
   * @returns those that this is news of, in order
   */
  raise(from: ChatMessage['from'], id: string, status: MessageStatus): ChatMessage[] {
    const at = this.#entries.findIndex(({ message }) => message.from === from && message.id === id)
    const isNews = ({ message }: Entry, index: number) =>
      index === at ?
        WAY.indexOf(message.status) < WAY.indexOf(status)
      : status === 'read' && message.from === from && message.status === 'delivered'
    return this.#entries
      .slice(0, at + 1)
      .filter(isNews)
      .map((entry) => (entry.message = { ...entry.message, status }))
  }
}

function keyOf({ from, id }: ChatMessage): string {
  return `${from} ${id}`
}
