import { byAge } from './place.ts'
import { verdict, type Candidate, type Policy, type Seeker } from './rules.ts'

/** How many candidates are looked at together (rule M5): one round trip of a distant backend. */
export const PAGE_SIZE = 64

/** Why a ticket waits, as far as the rules know (rule Q8). */
export type Lack = 'queued' | 'only_recent' | 'only_incompatible'

/** Two who may meet at `at`, both still waiting. */
export interface Relaxation {
  readonly with: Candidate
  readonly at: number
}

export type Choice =
  | { readonly found: Candidate }
  | {
      readonly found: null
      readonly lack: Lack
      /** Whom time alone keeps apart from the seeker. */
      readonly relaxes: readonly Relaxation[]
    }

export interface Search {
  readonly seeker: Seeker
  /** Those of the seeker's pool and media class, oldest first. The seeker itself may be among them. */
  readonly pages: Iterable<readonly Candidate[]>
  /** How many wait in the pool for media that do not fit: they need not be read to know that they are not for the seeker. */
  readonly misfits: number
  readonly now: number
  readonly policy: Policy
}

/** The partner for a seeker: the oldest one allowed in the first page that holds one (rule M5). */
export function choose({ seeker, pages, misfits, now, policy }: Search): Choice {
  let others = misfits
  const relaxes: Relaxation[] = []
  for (const page of pages) {
    let best: Candidate | undefined
    for (const candidate of page) {
      if (candidate.ticket.user === seeker.ticket.user) continue
      others++
      const result = verdict(seeker, candidate, now, policy)
      if (result.is === 'later') relaxes.push({ with: candidate, at: result.at })
      if (result.is === 'allowed' && (best === undefined || byAge(candidate.ticket, best.ticket) < 0)) best = candidate
    }
    if (best !== undefined) return { found: best }
  }
  return { found: null, lack: lackOf(others, relaxes.length), relaxes }
}

function lackOf(others: number, recent: number): Lack {
  if (recent > 0) return 'only_recent'
  return others > 0 ? 'only_incompatible' : 'queued'
}
