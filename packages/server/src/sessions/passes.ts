import type { Link } from '../connection/link.ts'
import { hidesAddresses } from '../connection/live-session.ts'
import type { SecretBox } from '../safety/secret-box.ts'
import { passOf, tokenOf, type Pass } from './pass.ts'
import type { SessionWatch } from './session-watch.ts'
import type { Claim } from '../backend/backend.ts'

export interface PassesParts {
  /** Names this life of the server. */
  readonly life: string
  /** Asked for when the first token is needed. */
  readonly box: () => SecretBox
  readonly watch: SessionWatch
}

/** Gives resume tokens out and takes them back (rule H7). */
export class Passes {
  readonly #parts: PassesParts

  constructor(parts: PassesParts) {
    this.#parts = parts
  }

  /** Whether a pass is of this life of the server: whom it names is here, or gone. */
  isOfNow({ life }: Pass): boolean {
    return life === this.#parts.life
  }

  /** A token by which somebody may come back to where they are now; undefined if they cannot. */
  give(link: Link): string | undefined {
    if (!link.canResume) return undefined
    const { life, box } = this.#parts
    const { id, user, counters, tokens } = link
    return tokenOf({ life, link: id, user, counters, rank: tokens.next(), claim: this.#claim(link) }, box())
  }

  /** What a token says; null if it was not given out by this server, in this life or one before. */
  read(token: string): Pass | null {
    return passOf(token, this.#parts.box())
  }

  #claim({ session, ticket }: Link): Claim {
    const live = session === null ? undefined : this.#parts.watch.session(session.id)
    if (live !== undefined && session !== null) {
      // What both have agreed to holds in the next life too (rule V2).
      return { is: 'paired', session: hidesAddresses(session) ? live : { ...live, privacy: 'direct' } }
    }
    return ticket === null ? { is: 'idle' } : { is: 'waiting', ticket }
  }
}
