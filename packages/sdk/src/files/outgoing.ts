import type { FileMessage } from '@mismatch/protocol'
import { filesUnavailable, invalidFile, notConnected, sessionOver, tooManyFiles } from '../errors.ts'
import type { FileTransfer } from '../events.ts'
import { FILE_BYTES } from './bounds.ts'
import { CHUNK_BYTES, makeChunk } from './chunks.ts'
import { cleanMime, cleanName } from './cleaned.ts'
import { digest } from './digest.ts'
import type { FilesParts } from './files.ts'
import { MAX_OPEN } from './incoming.ts'
import { Transfer } from './transfer.ts'

/** So much is read of the file at once; the next piece is read while this one is sent. */
const READ_BYTES = 64 * CHUNK_BYTES
/** The browser's buffer is filled up to here, and again when it has sunk to the lower mark: chat must not wait behind a file. */
const FULL_BYTES = 1_048_576
const LOW_BYTES = 262_144
/** How far the buffer sinks from one look at the progress to the next: over a slow way much time passes until all of it has left. */
const STEP_BYTES = 65_536

interface Sending {
  readonly transfer: Transfer
  readonly file: number
  readonly blob: Blob
  /** Bytes handed to the channel. */
  sent: number
}

/** One's own files: offered all at once, sent one after the other as they were accepted, never more than a window ahead. */
export class Outgoing {
  readonly #sending = new Map<string, Sending>()
  readonly #queue: Sending[] = []
  #nextFile = 0
  #isSending = false
  #wake = (): void => {}
  readonly #parts: FilesParts

  constructor(parts: FilesParts) {
    this.#parts = parts
  }

  /** @throws MatchError (rejects), as `session.sendFile()` */
  async offer(blob: Blob & { readonly name?: string }): Promise<FileTransfer> {
    const parts = this.#parts
    if (!parts.isAllowed) throw filesUnavailable()
    if (!(blob instanceof Blob)) throw invalidFile('expected a Blob or File')
    const { size } = blob
    if (size > FILE_BYTES) throw invalidFile(`a file has at most ${String(FILE_BYTES)} bytes`)
    if (this.#sending.size >= MAX_OPEN) throw tooManyFiles()
    const sha256 = await digest(blob).catch((cause: unknown) => {
      throw invalidFile('it cannot be read', cause)
    })
    if (parts.isOver()) throw sessionOver()
    const name = cleanName(blob.name ?? '')
    const mime = cleanMime(blob.type)
    const id = parts.makeId()
    const file = this.#nextFile++
    const isOpen = parts.channel()?.readyState === 'open'
    if (!isOpen || !parts.say({ type: 'FileOffer', id, file, name, size, mime, sha256 })) throw notConnected()
    const act = () => this.#cancel(sending)
    const transfer = new Transfer({ id, from: 'me', name, size, mime }, { ...parts, act })
    const sending: Sending = { transfer, file, blob, sent: 0 }
    this.#sending.set(id, sending)
    parts.tell(transfer)
    return transfer
  }

  /** What the partner says of one's own files; of others it does nothing. */
  receive({ type, id }: FileMessage): void {
    const sending = this.#sending.get(id)
    if (sending === undefined) return
    const { transfer } = sending
    if (type === 'FileCancel') this.#end(sending, 'cancelled', 'peer')
    else if (type === 'FileDecline' && transfer.state === 'offered') this.#end(sending, 'declined')
    else if (type === 'FileAccept' && transfer.state === 'offered') {
      transfer.become('accepted')
      this.#queue.push(sending)
      void this.#sendAll()
    } else if (type === 'FileDone') {
      if (transfer.isUnderWay() && sending.sent === transfer.size) {
        this.#sending.delete(id)
        transfer.finish(null)
        this.#wake()
      } else this.#fail(sending, 'senseless')
    }
  }

  /** The browser's buffer has room again. */
  hasRoom(): void {
    this.#wake()
  }

  close(reason: 'session_over' | 'channel_closed'): void {
    for (const sending of this.#sending.values()) this.#end(sending, 'failed', reason)
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) await this.#send(next)
    this.#isSending = false
  }

  async #send(sending: Sending): Promise<void> {
    const { transfer, file, blob } = sending
    transfer.become('transferring')
    let chunk = 0
    let piece = read(blob, 0)
    while (sending.sent < transfer.size && !transfer.isOver()) {
      const bytes = await piece
      if (bytes === null) return this.#fail(sending, 'unreadable')
      piece = read(blob, sending.sent + bytes.length)
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const channel = this.#parts.channel()
        if (channel !== null && channel.bufferedAmount >= FULL_BYTES) await this.#sink(sending, channel, LOW_BYTES)
        if (transfer.isOver() || channel === null) return
        const part = bytes.subarray(at, at + CHUNK_BYTES)
        try {
          channel.send(makeChunk(file, chunk++, part))
        } catch {
          return this.#fail(sending, 'channel_closed')
        }
        sending.sent += part.length
        transfer.progress(Math.max(0, sending.sent - channel.bufferedAmount))
      }
    }
    const channel = this.#parts.channel()
    if (channel !== null) await this.#sink(sending, channel, 0)
  }

  /** Until the buffer has sunk so far. No clock runs: an interrupted connection makes the file wait until it is whole again, or over. */
  async #sink({ transfer, sent }: Sending, channel: RTCDataChannel, low: number): Promise<void> {
    while (channel.bufferedAmount > low && !transfer.isOver()) {
      channel.bufferedAmountLowThreshold = Math.max(low, channel.bufferedAmount - STEP_BYTES)
      await new Promise<void>((resolve) => (this.#wake = resolve))
      transfer.progress(Math.max(0, sent - channel.bufferedAmount))
    }
  }

  #cancel(sending: Sending): void {
    this.#parts.say({ type: 'FileCancel', id: sending.transfer.id })
    this.#end(sending, 'cancelled', 'me')
  }

  #fail(sending: Sending, reason: 'unreadable' | 'senseless' | 'channel_closed'): void {
    this.#parts.say({ type: 'FileCancel', id: sending.transfer.id })
    this.#end(sending, 'failed', reason)
  }

  #end({ transfer }: Sending, ...end: Parameters<Transfer['become']>): void {
    this.#sending.delete(transfer.id)
    transfer.become(...end)
    this.#wake()
  }
}

/** The next piece; null if the file has changed or is gone. */
async function read(blob: Blob, from: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const to = Math.min(from + READ_BYTES, blob.size)
  try {
    const bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer())
    return bytes.length === to - from ? bytes : null
  } catch {
    return null
  }
}
