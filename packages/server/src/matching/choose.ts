import { byAge } from './place.ts'
import { knows, verdict, type Candidate, type Policy, type Seeker } from './rules.ts'
import { sharedTags } from './tags.ts'

/** How many candidates are looked at together (rule M5): one round trip of a distant backend. */
export const PAGE_SIZE = 64

/** Why a ticket waits, as far as the rules know (rule Q8). */
export type Lack = 'queued' | 'only_recent' | 'only_incompatible'

/** Somebody whom a seeker may meet at `at`, if both still wait; until then `rule` keeps them apart, as in a verdict. */
export interface Relaxation {
  readonly with: Candidate
  readonly at: number
  readonly rule: 'M2' | 'M3'
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
  /** Whoever could be for the seeker, in the order of rule M5. The seeker itself may be among them, and anybody more than once. */
  readonly pages: Iterable<readonly Candidate[]>
  /** How many wait in the pool besides the seeker, for whatever media. */
  readonly others: number
  readonly now: number
  readonly policy: Policy
}

/** The partner for a seeker: the best one of those allowed in the first page that holds one (rule M5). */
export function choose({ seeker, pages, others, now, policy }: Search): Choice {
  const relaxes: Relaxation[] = []
  let lack: Lack = others > 0 ? 'only_incompatible' : 'queued'
  for (const page of pages) {
    let best: Candidate | undefined
    for (const candidate of page) {
      if (candidate.ticket.user === seeker.ticket.user) continue
      const result = verdict(seeker, candidate, now, policy)
      if (result.is === 'allowed' && (best === undefined || isBetter(seeker, candidate, best))) best = candidate
      if (result.is !== 'later') continue
      const { at, rule } = result
      relaxes.push({ with: candidate, at, rule })
      if (rule === 'M2') lack = 'only_recent'
    }
    if (best !== undefined) return { found: best }
  }
  return { found: null, lack, relaxes }
}

/** Buddies before others, more shared tags, the older one. */
function isBetter({ ticket }: Seeker, a: Candidate, b: Candidate): boolean {
  const known = Number(knows(ticket, a.ticket)) - Number(knows(ticket, b.ticket))
  if (known !== 0) return known > 0
  const shared = sharedTags(ticket.tags, a.ticket.tags).length - sharedTags(ticket.tags, b.ticket.tags).length
  return shared === 0 ? byAge(a.ticket, b.ticket) < 0 : shared > 0
}
