import { encode } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'
import type { Gate } from './gate.ts'
import { Outbox } from './outbox.ts'
import type { Received } from './received.ts'

/** How long the other end may leave a Ping unanswered while its outbox is full (rule H4), in ms. */
const ANSWER_MS = 10_000

/** Brings counted frames to one who may come back on another socket: each is kept until it is known to have arrived (rule H4). */
export class Delivery {
  readonly #clock: Clock
  readonly #gate: Pick<Gate, 'received'>
  readonly #outbox = new Outbox()
  /** Where to; null while there is no socket. */
  #connection: Connection | null = null
  /** When a Ping went out that is not answered yet. */
  #askedAt: number | null = null
  #stopWaiting: (() => void) | null = null

  /** @param gate counts the frames received, for our Pings */
  constructor(clock: Clock, gate: Pick<Gate, 'received'>) {
    this.#clock = clock
    this.#gate = gate
  }

  get sent(): number {
    return this.#outbox.sent
  }

  /** Another socket, or none. */
  use(connection: Connection | null): void {
    this.#connection = connection
    this.#forgetPing()
  }

  /**
   * Sends a frame of the server's own.
   *
   * @param again what is sent if it has to be sent again
   */
  send(text: string | Buffer, again = text): void {
    this.#outbox.add(again)
    this.#connection?.post(text)
    this.#ask()
  }

  /** Sends a frame of the partner; false if too many wait for the other end already (rule R4). */
  relay(said: string | Received): boolean {
    const frame = typeof said === 'string' ? said : said.bytes
    const isKept = this.#outbox.relay(typeof said === 'string' ? said : said.text, Buffer.byteLength(frame))
    if (isKept) this.#connection?.post(frame)
    this.#ask()
    if (!isKept) this.#waitForAnswer()
    return isKept
  }

  /** The other end has received so many of the counted frames. */
  acknowledge(received: number): void {
    this.#outbox.acknowledge(received)
  }

  /** The answer to a Ping. */
  onPong(received: number): void {
    this.#outbox.acknowledge(received)
    this.#forgetPing()
    this.#ask()
  }

  /** Whether the other end, which has received so many, can be given all the rest. */
  has(received: number): boolean {
    return this.#outbox.has(received)
  }

  /** Sends again, in order, what has not been acknowledged (rule H6). */
  resend(): void {
    for (const frame of this.#outbox.frames()) this.#connection?.post(frame)
    this.#ask()
  }

  restart(): void {
    this.#outbox.restart()
  }

  #ask(): void {
    if (this.#askedAt !== null || !this.#outbox.isDue || this.#connection?.isOpen !== true) return
    this.#askedAt = this.#clock.now()
    this.#connection.post(encode({ type: 'Ping', received: this.#gate.received }))
  }

  #waitForAnswer(): void {
    if (this.#askedAt === null || this.#stopWaiting !== null) return
    this.#stopWaiting = this.#clock.after(this.#askedAt + ANSWER_MS - this.#clock.now(), () => {
      this.#connection?.onSlow()
    })
  }

  #forgetPing(): void {
    this.#askedAt = null
    this.#stopWaiting?.()
    this.#stopWaiting = null
  }
}
