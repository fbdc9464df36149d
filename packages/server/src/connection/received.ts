import type { Decoded, FrameFault, Glimpse } from '@mismatch/protocol'
import type { Dialect, IncomingMessage } from './dialect.ts'

/**
 * A frame of one who has been let in, and what is known of it. Most are for the partner: those are known at a glance (rule F7), and read in
 * full only if somebody asks what they say.
 */
export class Received<Message extends IncomingMessage = IncomingMessage> {
  /** As it came: what goes on to a partner. */
  readonly bytes: Buffer
  readonly #dialect: Dialect
  readonly #glimpse: Glimpse<IncomingMessage['type']> | undefined
  #decoded: Decoded<IncomingMessage> | undefined = undefined

  constructor(bytes: Buffer, dialect: Dialect) {
    this.bytes = bytes
    this.#dialect = dialect
    this.#glimpse = dialect.glance(bytes)
  }

  /** What is wrong with it; undefined if it can be acted on. */
  get fault(): FrameFault | undefined {
    if (this.#glimpse !== undefined) return undefined
    const decoded = this.#read()
    return decoded.ok ? undefined : decoded.fault
  }

  /** What it calls itself, as far as that could be read. */
  get ref(): string | undefined {
    if (this.#glimpse !== undefined) return this.#glimpse.type
    const decoded = this.#read()
    return decoded.ok ? decoded.message.type : decoded.fault.ref
  }

  /** What one without a fault is. */
  get type(): Message['type'] {
    return this.#glimpse?.type ?? this.message.type
  }

  /**
   * What one without a fault says.
   *
   * @throws if there is a fault
   */
  get message(): Message {
    const decoded = this.#read()
    if (!decoded.ok) throw new Error(`a frame with a fault was acted on: ${decoded.fault.code}`)
    return decoded.message as Message
  }

  /** Whether it names this session. */
  isOf(sessionId: string): boolean {
    if (this.#glimpse !== undefined) return this.#glimpse.isOf(sessionId)
    const { message } = this
    return 'session_id' in message && message.session_id === sessionId
  }

  /** What is kept of it until it has arrived: its bytes are a part of a larger piece, all of which they would hold. */
  get text(): string {
    return this.bytes.toString()
  }

  #read(): Decoded<IncomingMessage> {
    return (this.#decoded ??= this.#dialect.decode(this.text))
  }
}
