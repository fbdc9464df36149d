/** What one end may have under way (rule H4): far more than two people who talk, and little beside a page's memory. */
export const OUTBOX = { frames: 256, size: 1_048_576 }
/** The partner's share; the rest is for what one says to the server itself. */
const RELAYED = { frames: 192, size: 786_432 }
/** After so many, or so much, or a part of both, the other end is asked how far it has read. */
const ASK_AFTER = { frames: 64, size: 262_144 }

/**
 * Who has read how many counted frames since the last `Welcome` that was not `exact`, and those of one's own that the server may not
 * have (rule H4). Sizes are UTF-16 units.
 */
export class Ledger {
  #received = 0
  #sent = 0
  #acknowledged = 0
  /** The last of them is frame number `#sent`. */
  readonly #outbox: string[] = []
  #size = 0
  /** Of what may go out without asking, the share that has. */
  #unasked = 0

  get received(): number {
    return this.#received
  }

  /** What a Hello says to have every frame; without counts, where frames were given up, the server can only keep the place. */
  get resume(): { received: number; sent: number } | undefined {
    const isWhole = this.#sent - this.#outbox.length <= this.#acknowledged
    return isWhole ? { received: this.#received, sent: this.#sent } : undefined
  }

  count(): void {
    this.#received++
  }

  /** Whether there was room. Always for what is not relayed: the oldest is given up for it. */
  keep(text: string, isRelayed: boolean): boolean {
    if (isRelayed && (this.#outbox.length >= RELAYED.frames || this.#size + text.length > RELAYED.size)) return false
    this.#sent++
    this.#outbox.push(text)
    this.#size += text.length
    while (this.#outbox.length > OUTBOX.frames || this.#size > OUTBOX.size) this.#drop()
    this.#unasked += 1 / ASK_AFTER.frames + text.length / ASK_AFTER.size
    return true
  }

  /** Whether so much was sent since one last asked; from now on it was asked. */
  asks(): boolean {
    const isDue = this.#unasked >= 1
    if (isDue) this.#unasked = 0
    return isDue
  }

  /** The server has read so many of ours; a number that cannot be says nothing. */
  acknowledge(received: number): void {
    if (received > this.#sent || received < this.#acknowledged) return
    this.#acknowledged = received
    while (this.#outbox.length > this.#sent - received) this.#drop()
  }

  /** What a server that has read so many has not, in order; null where that is not known any more, or cannot be. */
  unread(received: number): readonly string[] | null {
    this.acknowledge(received)
    return this.#acknowledged === received && this.resume !== undefined ? [...this.#outbox] : null
  }

  /** Both ends begin anew. */
  restart(): void {
    this.#received = this.#sent = this.#acknowledged = this.#size = this.#unasked = 0
    this.#outbox.length = 0
  }

  #drop(): void {
    this.#size -= this.#outbox.shift()?.length ?? 0
  }
}
