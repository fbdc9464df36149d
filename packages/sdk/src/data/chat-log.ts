import type { ChatMessage } from '../events.ts'

/** More than anybody scrolls back through in one conversation; a partner must not fill the memory. */
export const MAX_MESSAGES = 500

/** Both directions of one conversation, in order. */
export class ChatLog {
  readonly #entries: Entry[] = []
  readonly #ids = new Set<string>()

  get messages(): readonly ChatMessage[] {
    return this.#entries.map(({ message }) => message)
  }

  /**
   * Puts a message in its place: the partner's among themselves by their counter, whatever road they came by (rule R2).
   * @returns false if this id is there already
   */
  add(message: ChatMessage, n: number | undefined): boolean {
    const key = `${message.from} ${message.id}`
    if (this.#ids.has(key)) return false
    this.#ids.add(key)
    const overtaken =
      n === undefined ? -1 : this.#entries.findIndex((each) => each.message.from === message.from && each.n > n)
    const entry = { message, n: n ?? -1 }
    if (overtaken === -1) this.#entries.push(entry)
    else this.#entries.splice(overtaken, 0, entry)
    if (this.#entries.length > MAX_MESSAGES) {
      const dropped = this.#entries.shift()
      if (dropped !== undefined) this.#ids.delete(`${dropped.message.from} ${dropped.message.id}`)
    }
    return true
  }

  /** @returns one's own message of this id as failed; null if there is none, or if it is marked already */
  markFailed(id: string): ChatMessage | null {
    const entry = this.#entries.find(({ message }) => message.from === 'me' && message.id === id)
    if (entry === undefined || entry.message.failed === true) return null
    entry.message = { ...entry.message, failed: true }
    return entry.message
  }
}

interface Entry {
  message: ChatMessage
  readonly n: number
}
