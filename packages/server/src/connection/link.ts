import { CLOSE, encode, UNCOUNTED, type ErrorCode, type ServerMessage, type ServerMessageMap } from '@mismatch/protocol'
import type { Identity } from '../auth/identity.ts'
import type { Clock } from '../clock.ts'
import type { Person, TicketPlace } from '../matching/ticket.ts'
import type { Connection } from './connection.ts'
import type { Delivery } from './delivery.ts'
import type { Dialect } from './dialect.ts'
import type { Gate, Verdict } from './gate.ts'
import type { LiveSession } from './live-session.ts'
import type { Received } from './received.ts'
import type { Succession } from './succession.ts'
import { TokenEnd } from './token-end.ts'

type Welcome = ServerMessageMap['Welcome']
/** What a resume token may ride on. */
type Bearer = ServerMessageMap['Waiting' | 'Paired' | 'Idle' | 'Direct']

export interface LinkParts {
  readonly id: string
  readonly identity: Identity
  readonly device: string | null
  readonly dialect: Dialect
  readonly clock: Clock
  /** Keyed hash of the address that they came from. */
  readonly address?: string | undefined
  /** Whom they must not meet (rule M1). */
  readonly barred?: Person['barred']
  /** What judges their frames. */
  readonly gate: Gate
  /** What keeps frames for them; null: they cannot come back, so nothing is kept. */
  readonly delivery: Delivery | null
  readonly tokens: Succession
  /** Names the counters (rule H6). */
  readonly newId: () => string
}

/** What a client says of its counters when it comes back (rule H1). */
export interface Counted {
  /** The counters that its token names. */
  readonly counters: string
  readonly received: number | undefined
  readonly sent: number | undefined
}

/** What the server holds of one who has been let in, over all sockets they come on: who they are, where they are, how to reach them. */
export class Link {
  /** Names it in commands and events of the backend. */
  readonly id: string
  /** Who this is. Never read from a frame but Hello. */
  readonly person: Person
  readonly dialect: Dialect
  readonly gate: Gate
  readonly tokens: Succession
  session: LiveSession | null = null
  /** Their place in the queue, as they were told. */
  ticket: TicketPlace | null = null
  /** The pool that they asked for last and have not left (rule S6). */
  pool: string | null = null
  /** How their newest Welcome lets them in (rule H2). */
  resumed: Welcome['resumed'] = 'none'
  #identity: Identity
  readonly #clock: Clock
  /** Of those whose login ends. */
  #tokenEnd: TokenEnd | null = null
  #isHeld = false
  #connection: Connection | null = null
  readonly #delivery: Delivery | null
  readonly #newId: () => string
  #counters: string | null = null

  constructor({ id, identity, device, dialect, clock, address, barred, gate, delivery, tokens, newId }: LinkParts) {
    this.id = id
    const { userId: user, claims } = identity
    const buddies = claims?.buddies === undefined ? undefined : new Set(claims.buddies)
    this.person = { user, device, dialect: dialect.name, address, barred, buddies }
    this.#identity = identity
    this.#clock = clock
    this.dialect = dialect
    this.gate = gate
    this.tokens = tokens
    this.#delivery = delivery
    this.#newId = newId
  }

  get user(): string {
    return this.person.user
  }

  /** What their login says of them now. */
  get identity(): Identity {
    return this.#identity
  }

  /** The socket of now; null while they are away. */
  get connection(): Connection | null {
    return this.#connection
  }

  get hasTicket(): boolean {
    return this.ticket !== null
  }

  /** Whether a token would bring them back. */
  get canResume(): boolean {
    return this.#delivery !== null
  }

  /** What names the counters of now; with another they cannot go on exactly (rule H6). */
  get counters(): string {
    return (this.#counters ??= this.#newId())
  }

  /** Their login says this of them from now on; it is the same user (rule H9). */
  identify(identity: Identity): void {
    this.#identity = identity
    if (this.#connection !== null) this.#expectTokenEnd()
  }

  /** Whether their frames wait. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Their later frames wait until this settles, on whatever socket they come (rule F6). */
  hold(until: Promise<void>): void {
    this.#isHeld = true
    void until.finally(() => {
      this.#isHeld = false
      this.#connection?.readOn()
    })
  }

  /** They come on this socket from now on; nothing read from the one before counts any more (rule H6). */
  attach(connection: Connection): void {
    const before = this.#connection
    this.#connection = connection
    connection.link = this
    this.#delivery?.use(connection)
    this.#expectTokenEnd()
    before?.cut()
  }

  /** Their socket has ended. Who is away and whose token ends meanwhile comes back with another. */
  detach(): void {
    this.#connection = null
    this.#tokenEnd?.stop()
    this.#delivery?.use(null)
  }

  #expectTokenEnd(): void {
    const { expiresAt } = this.#identity
    if (expiresAt === undefined && this.#tokenEnd === null) return
    this.#tokenEnd ??= new TokenEnd(this.#clock, () => {
      this.close(CLOSE.token_ended, 'the token has ended')
    })
    this.#tokenEnd.expect(expiresAt)
  }

  /** They come back on another socket. What was kept decides how they go on (rule H6). */
  resume(connection: Connection, { counters, received, sent }: Counted): 'session' | 'exact' {
    this.attach(connection)
    const isExact = counters === this.counters && received !== undefined && this.#delivery?.has(received) === true
    if (isExact) {
      this.#delivery.acknowledge(received)
      this.gate.expectAgain(sent ?? 0)
    } else {
      this.#counters = this.#newId()
      this.#delivery?.restart()
      this.gate.restart()
    }
    this.resumed = isExact ? 'exact' : 'session'
    return this.resumed
  }

  /** Lets them in: Welcome, then what they have missed. */
  open(welcome: () => Welcome): void {
    this.#connection?.open(() => {
      this.send(welcome())
      this.#delivery?.resend()
    })
  }

  /** Judges a frame. That it came shows that the newest Welcome arrived (rule H7). */
  judge(frame: Received): Verdict {
    this.tokens.prove()
    return this.gate.judge(frame)
  }

  /** @param resume_token rides along, but is not sent again (rule H7) */
  send(message: ServerMessage): void
  send(message: Bearer, resume_token: string | undefined): void
  send(message: ServerMessage, resume_token?: string): void {
    const isKept = this.#delivery !== null && !UNCOUNTED.has(message.type)
    for (const text of this.dialect.encode(message)) {
      if (!isKept) this.#connection?.post(text)
      else if (resume_token === undefined) this.#delivery.send(text)
      else this.#delivery.send(encode({ ...(message as Bearer), resume_token }), text)
    }
  }

  sendError(code: ErrorCode, message: string, refs: { ref?: string; ref_id?: string } = {}): void {
    this.send({ type: 'Error', code, message, ...refs })
  }

  /** Passes a partner's frame on as it came (rule F7), or as this dialect says it (rule C7); false if it cannot be delivered. */
  relay(said: string | Received): boolean {
    if (this.#delivery !== null) return this.#delivery.relay(said)
    return this.#connection?.post(typeof said === 'string' ? said : said.bytes) ?? false
  }

  /** They have received so many counted frames (rule H4). */
  acknowledge(received: number): void {
    this.#delivery?.acknowledge(received)
  }

  onPong(received: number): void {
    this.#delivery?.onPong(received)
  }

  /** Asks for a sign of life, at once: a partner is about to rely on it (rule H10). */
  probe(): void {
    this.#connection?.probe()
  }

  /** @param code one of the protocol's table (rule E2) */
  close(code: number, reason = ''): void {
    this.#connection?.close(code, reason)
  }
}
