import type { FileMessage } from '@mismatch/protocol'
import { FILE_BYTES } from './bounds.ts'
import { readChunk } from './chunks.ts'
import { cleanMime, cleanName, safeType } from './cleaned.ts'
import { digest } from './digest.ts'
import type { FilesParts } from './files.ts'
import { Transfer, type Act } from './transfer.ts'

type Offer = Extract<FileMessage, { type: 'FileOffer' }>

/** So many files of one side may be neither over nor declined; more than anybody looks at. */
export const MAX_OPEN = 16
/** What has come is handed over to the browser in pieces of so much, which it may keep elsewhere than in the page's memory. */
const FOLD_BYTES = 1_048_576

interface Receiving {
  readonly transfer: Transfer
  readonly offer: Offer
  /** The number that the next chunk must have. */
  next: number
  received: number
  loose: Uint8Array<ArrayBuffer>[]
  looseBytes: number
  readonly folded: Blob[]
}

/** The partner's files. Nothing of one is kept before it was accepted, and no more than was offered. */
export class Incoming {
  readonly #receiving = new Map<string, Receiving>()
  readonly #parts: FilesParts

  constructor(parts: FilesParts) {
    this.#parts = parts
  }

  /** What the partner says of their own files; of others it does nothing. */
  receive(message: FileMessage): void {
    if (message.type === 'FileOffer') this.#offered(message)
    else if (message.type === 'FileCancel') {
      const receiving = this.#receiving.get(message.id)
      if (receiving !== undefined) this.#end(receiving, 'cancelled', 'peer')
    }
  }

  /** A frame of the file channel; one of no accepted file is dropped. */
  receiveChunk(data: unknown): void {
    const frame = readChunk(data)
    if (frame === null) return
    const receiving = this.#ofNumber(frame.file)
    if (receiving === undefined || !receiving.transfer.isUnderWay()) return
    const { transfer } = receiving
    const { bytes } = frame
    if (frame.chunk !== receiving.next || receiving.received + bytes.length > transfer.size) {
      return this.#refuse(receiving, 'senseless')
    }
    receiving.next++
    receiving.received += bytes.length
    receiving.loose.push(bytes)
    receiving.looseBytes += bytes.length
    if (receiving.looseBytes >= FOLD_BYTES) fold(receiving)
    transfer.become('transferring')
    transfer.progress(receiving.received)
    if (receiving.received === transfer.size) void this.#finish(receiving)
  }

  close(reason: 'session_over' | 'channel_closed'): void {
    for (const receiving of this.#receiving.values()) this.#end(receiving, 'failed', reason)
  }

  #offered(offer: Offer): void {
    const { id, file, size } = offer
    if (this.#receiving.has(id)) return
    const isWelcome =
      this.#parts.isAllowed &&
      this.#parts.isHeard() &&
      size <= FILE_BYTES &&
      this.#receiving.size < MAX_OPEN &&
      this.#ofNumber(file) === undefined &&
      this.#parts.takeOffer()
    if (!isWelcome) {
      this.#parts.say({ type: 'FileDecline', id })
      return
    }
    const facts = { id, from: 'peer', name: cleanName(offer.name), size, mime: cleanMime(offer.mime) } as const
    const act = (wish: Act) => this.#act(receiving, wish)
    const transfer = new Transfer(facts, { ...this.#parts, act })
    const receiving: Receiving = { transfer, offer, next: 0, received: 0, loose: [], looseBytes: 0, folded: [] }
    this.#receiving.set(id, receiving)
    this.#parts.tell(transfer)
  }

  #act(receiving: Receiving, wish: Act): void {
    const { id, size } = receiving.transfer
    if (wish === 'accept') {
      this.#parts.say({ type: 'FileAccept', id })
      receiving.transfer.become('accepted')
      if (size === 0) void this.#finish(receiving)
    } else {
      this.#parts.say({ type: wish === 'decline' ? 'FileDecline' : 'FileCancel', id })
      if (wish === 'decline') this.#end(receiving, 'declined')
      else this.#end(receiving, 'cancelled', 'me')
    }
  }

  async #finish(receiving: Receiving): Promise<void> {
    const { transfer, offer } = receiving
    fold(receiving)
    const blob = new Blob(receiving.folded, { type: safeType(transfer.mime) })
    const hash = offer.sha256 === undefined ? undefined : await digest(blob).catch(() => '')
    if (transfer.isOver()) return
    if (hash !== undefined && hash !== offer.sha256) return this.#refuse(receiving, 'damaged')
    this.#receiving.delete(transfer.id)
    this.#parts.say({ type: 'FileDone', id: transfer.id })
    transfer.finish(blob)
  }

  #refuse(receiving: Receiving, reason: 'senseless' | 'damaged'): void {
    this.#parts.say({ type: 'FileCancel', id: receiving.transfer.id })
    this.#end(receiving, 'failed', reason)
  }

  #end(receiving: Receiving, ...end: Parameters<Transfer['become']>): void {
    this.#receiving.delete(receiving.transfer.id)
    receiving.loose.length = receiving.folded.length = 0
    receiving.transfer.become(...end)
  }

  #ofNumber(file: number): Receiving | undefined {
    return [...this.#receiving.values()].find((one) => one.offer.file === file)
  }
}

function fold(receiving: Receiving): void {
  receiving.folded.push(new Blob(receiving.loose))
  receiving.loose = []
  receiving.looseBytes = 0
}
