import type { Clock } from '../../clock.ts'
import { choose, type Choice } from '../../matching/choose.ts'
import { graceEnd, isParticular } from '../../matching/grace.ts'
import type { Candidate, Policy } from '../../matching/rules.ts'
import { stagesOf } from '../../matching/shelves.ts'
import type { Blocks } from './blocks.ts'
import type { Lobby } from './lobby.ts'

export interface LookoutParts {
  readonly clock: Clock
  readonly lobby: Lobby
  readonly blocks: Blocks
  /** As it is now. */
  readonly policy: () => Policy
}

/** Looks in the lobby for whoever a ticket may meet by the rules of `matching/`. */
export class Lookout {
  readonly #parts: LookoutParts

  constructor(parts: LookoutParts) {
    this.#parts = parts
  }

  /** The partner for somebody, whether they are in the lobby or about to come. */
  look(candidate: Candidate): Choice {
    return this.#choose(candidate, this.#pages(candidate))
  }

  /** What somebody finds among the oldest of those they could meet: enough to say why they wait. */
  glance(candidate: Candidate): Choice {
    for (const page of this.#pages(candidate)) return this.#choose(candidate, [page])
    return this.#choose(candidate, [])
  }

  /** Whether somebody holds out for what their ticket names (rule M3). */
  isParticular({ ticket }: Candidate): boolean {
    const { clock, policy } = this.#parts
    return isParticular(ticket, clock.now(), policy())
  }

  /** When they will give in; undefined if they do not hold out. */
  graceEnd(candidate: Candidate): number | undefined {
    return this.isParticular(candidate) ? graceEnd(candidate.ticket, this.#parts.policy()) : undefined
  }

  #pages(candidate: Candidate): Iterable<readonly Candidate[]> {
    const { ticket } = candidate
    return this.#parts.lobby.pages(ticket, stagesOf(ticket, this.isParticular(candidate)))
  }

  #choose(candidate: Candidate, pages: Iterable<readonly Candidate[]>): Choice {
    const { blocks, clock, lobby, policy } = this.#parts
    const seeker = { ...candidate, blocked: blocks.of(candidate.ticket) }
    const others = lobby.sizeOf(candidate.ticket.pool) - (lobby.has(candidate) ? 1 : 0)
    return choose({ seeker, pages, others, now: clock.now(), policy: policy() })
  }
}
