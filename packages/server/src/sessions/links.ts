import type { Identity } from '../auth/identity.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from '../connection/connection.ts'
import { Delivery } from '../connection/delivery.ts'
import type { FrameSettings } from '../connection/frame-limits.ts'
import { Gate } from '../connection/gate.ts'
import { Link } from '../connection/link.ts'
import { Succession, type Rank } from '../connection/succession.ts'
import type { Person } from '../matching/ticket.ts'
import type { Meters } from '../observability/meters.ts'
import type { Tally } from '../observability/tally.ts'

export interface LinksParts {
  readonly settings: FrameSettings & { readonly resumeWindowMs: number }
  readonly clock: Clock
  readonly tally: Tally
  readonly meters: Meters
  readonly newId: () => string
  /** One will not come back. */
  readonly onRemoved: (link: Link) => void
}

/** Who a connection turns out to be. */
export interface Newcomer extends Pick<Person, 'address' | 'barred'> {
  readonly identity: Identity
  readonly device: string | null
  /** What they were in a former life of the server (rule H7). */
  readonly former?: { readonly link: string; readonly rank: Rank }
}

/** The links of this node: all of them by id, and the current one of each user. */
export class Links {
  readonly #parts: LinksParts
  readonly #byId = new Map<string, Link>()
  readonly #byUser = new Map<string, Link>()

  constructor(parts: LinksParts) {
    this.#parts = parts
  }

  /** A connection is somebody's who has none yet. */
  begin(connection: Connection, { identity, device, address, barred, former }: Newcomer): Link {
    const { settings, clock, tally, meters, newId } = this.#parts
    const { dialect } = connection
    const gate = new Gate(dialect, settings, clock, tally, meters)
    const link = new Link({
      id: former?.link ?? connection.id,
      identity,
      device,
      dialect,
      clock,
      address,
      barred,
      gate,
      // A classic client has no words for coming back (rule C5).
      delivery: dialect.isFormal && settings.resumeWindowMs > 0 ? new Delivery(clock, gate) : null,
      tokens: new Succession(former?.rank ?? null),
      newId,
    })
    link.attach(connection)
    this.#byId.set(link.id, link)
    return link
  }

  /** From now on this is where its user is found. */
  claim(link: Link): void {
    this.#byUser.set(link.user, link)
  }

  remove(link: Link): void {
    if (this.#byId.delete(link.id)) this.#parts.onRemoved(link)
    if (this.#byUser.get(link.user) === link) this.#byUser.delete(link.user)
  }

  /** Ends a link for good, whether it has a socket now or not. */
  end(id: string, code: number, reason: string): void {
    const link = this.#byId.get(id)
    if (link === undefined) return
    this.remove(link)
    link.close(code, reason)
  }

  withId(id: string): Link | undefined {
    return this.#byId.get(id)
  }

  /** All of them, those who are away among them. */
  all(): Link[] {
    return [...this.#byId.values()]
  }

  of(user: string): Link | undefined {
    return this.#byUser.get(user)
  }

  /** How many wait in each pool, those who are away for a moment among them. */
  waiting(): Map<string, number> {
    const waiting = new Map<string, number>()
    for (const { ticket } of this.#byUser.values()) {
      if (ticket !== null) waiting.set(ticket.pool, (waiting.get(ticket.pool) ?? 0) + 1)
    }
    return waiting
  }
}
