/** How many counted frames may be unacknowledged, and how many bytes of them (rule H4): some seconds of a lively negotiation. */
const MAX_FRAMES = 256
const MAX_BYTES = 1_048_576
/** What a partner's frames may fill of it; the rest is for what the server itself has to say. */
const RELAYED_SHARE = 0.75
/** From how much on the other end is asked what it has received. */
const ASK_FRAMES = 64
const ASK_BYTES = 262_144

/** Counted frames that the other end has not acknowledged, the oldest first (rule H4). An empty one costs next to nothing. */
export class Outbox {
  #frames: (string | Buffer)[] | null = null
  /** How long each of them is. */
  #lengths: number[] | null = null
  #bytes = 0
  #sent = 0

  /** Counted frames since the beginning. */
  get sent(): number {
    return this.#sent
  }

  /** Whether it is time to ask for an acknowledgement. */
  get isDue(): boolean {
    return this.#size >= ASK_FRAMES || this.#bytes >= ASK_BYTES
  }

  /** Keeps a frame of the partner; false if there is no room for it (rule R4). */
  relay(frame: string, bytes: number): boolean {
    const fits = this.#size < MAX_FRAMES * RELAYED_SHARE && this.#bytes + bytes <= MAX_BYTES * RELAYED_SHARE
    if (fits) this.#keep(frame, bytes)
    return fits
  }

  /** Keeps a frame of the server's own, if need be at the price of the oldest: then what is here is no longer everything. */
  add(frame: string | Buffer): void {
    this.#keep(frame, Buffer.byteLength(frame))
    while (this.#size > MAX_FRAMES || this.#bytes > MAX_BYTES) this.#drop(1)
  }

  /** The other end has received so many. A number that cannot be says nothing. */
  acknowledge(received: number): void {
    const count = received - (this.#sent - this.#size)
    if (count > 0 && received <= this.#sent) this.#drop(count)
  }

  /** Whether all that comes after the first `received` frames is here. */
  has(received: number): boolean {
    return received <= this.#sent && received >= this.#sent - this.#size
  }

  frames(): readonly (string | Buffer)[] {
    return this.#frames ?? []
  }

  /** Empties it and counts from zero again (rule H6). */
  restart(): void {
    this.#frames = null
    this.#lengths = null
    this.#bytes = 0
    this.#sent = 0
  }

  get #size(): number {
    return this.#frames?.length ?? 0
  }

  #keep(frame: string | Buffer, bytes: number): void {
    this.#frames ??= []
    this.#lengths ??= []
    this.#frames.push(frame)
    this.#lengths.push(bytes)
    this.#bytes += bytes
    this.#sent++
  }

  #drop(count: number): void {
    this.#frames?.splice(0, count)
    for (const bytes of this.#lengths?.splice(0, count) ?? []) this.#bytes -= bytes
    if (this.#size > 0) return
    this.#frames = null
    this.#lengths = null
  }
}
