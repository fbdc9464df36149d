import type { Clock } from '../clock.ts'
import type { Connection } from '../connection/connection.ts'
import type { FrameSettings } from '../connection/frame-limits.ts'
import { Gate } from '../connection/gate.ts'
import { Link } from '../connection/link.ts'
import type { Tally } from '../observability/tally.ts'

export interface LinksParts {
  readonly settings: FrameSettings
  readonly clock: Clock
  readonly tally: Tally
}

/** The links of this node: all of them by id, and the current one of each user. */
export class Links {
  readonly #parts: LinksParts
  readonly #byId = new Map<string, Link>()
  readonly #byUser = new Map<string, Link>()

  constructor(parts: LinksParts) {
    this.#parts = parts
  }

  /** A connection turns out to be this user's. */
  begin(connection: Connection, user: string): Link {
    const { settings, clock, tally } = this.#parts
    const link = new Link({ user, connection, gate: new Gate(connection.dialect, settings, clock, tally) })
    connection.link = link
    this.#byId.set(link.id, link)
    return link
  }

  /** From now on this is where its user is. */
  claim(link: Link): void {
    this.#byUser.set(link.user, link)
  }

  remove(link: Link): void {
    this.#byId.delete(link.id)
    if (this.#byUser.get(link.user) === link) this.#byUser.delete(link.user)
  }

  withId(id: string): Link | undefined {
    return this.#byId.get(id)
  }

  of(user: string): Link | undefined {
    return this.#byUser.get(user)
  }
}
