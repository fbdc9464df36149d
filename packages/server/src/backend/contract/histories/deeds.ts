import { tagsOf } from '../../../matching/tags.ts'
import type { Person, Preferences } from '../../../matching/ticket.ts'
import type { QueuePolicy } from '../../backend.ts'

/** Those that end in `-late` name a session of before. */
type PersonalDeed =
  | ('come' | 'go' | 'away' | 'back' | 'leave' | 'skip' | 'block' | 'fail' | 'report' | 'expire')
  | ('skip-late' | 'fail-late' | 'block-late')

/** One thing that happens; `which` chooses among what there is at that moment. */
export type Deed =
  | { readonly does: 'ready'; readonly who: number; readonly wishes: Preferences }
  | { readonly does: PersonalDeed; readonly who: number; readonly which: number }
  | { readonly does: 'wait'; readonly ms: number }
  /** The clock is set forward or back. */
  | { readonly does: 'step'; readonly ms: number }
  | { readonly does: 'policy'; readonly policy: QueuePolicy }

/** Two classic clients; three people on two devices; some know others. */
export const PEOPLE: readonly Person[] = [
  { user: 'ann', device: 'phone', dialect: 'v1', buddies: new Set(['bob', 'cat']) },
  { user: 'bob', device: null, dialect: 'v1' },
  { user: 'cat', device: 'tablet', dialect: 'v1', buddies: new Set(['ann', 'fay']) },
  { user: 'dan', device: 'phone', dialect: 'v1' },
  { user: 'eve', device: null, dialect: 'v1', buddies: new Set(['dan']) },
  { user: 'fay', device: null, dialect: 'classic' },
  { user: 'gus', device: null, dialect: 'classic' },
]

export const POLICY: QueuePolicy = { rematchCooldownMs: 10_000, tagGraceMs: 8_000, queueTtlMs: 60_000 }
/** How long somebody who is lost may come back. */
export const WINDOW_MS = 6_000

const policies: readonly QueuePolicy[] = [
  POLICY,
  POLICY,
  { ...POLICY, rematchCooldownMs: 0 },
  { ...POLICY, tagGraceMs: 0 },
  { ...POLICY, rematchCooldownMs: 3_000, tagGraceMs: 15_000, queueTtlMs: 0 },
]
const someTags = [[], [], ['chess'], ['Chess', 'go'], ['go', 'tea']].map(tagsOf)

/** Things that happen often stand here often. */
const kinds = [
  ...(['come', 'come', 'ready', 'ready', 'ready', 'ready', 'skip', 'skip', 'wait', 'wait', 'wait'] as const),
  ...(['go', 'away', 'back', 'back', 'leave', 'block', 'fail', 'report', 'expire'] as const),
  ...(['skip-late', 'fail-late', 'block-late', 'step', 'policy'] as const),
]

/**
 * What happens in a history.
 *
 * @param random gives numbers from 0 up to 1: the same row, the same history
 */
export function historyOf(random: () => number): Deed[] {
  const one = <Item>(of: readonly Item[]): Item => of[Math.floor(random() * of.length)] as Item
  const wishes = (): Preferences => ({
    pool: one(['default', 'default', 'default', 'other']),
    media: one(['video', 'video', 'audio', 'text']),
    mode: one(['global', 'global', 'global', 'buddies_first', 'buddies_only']),
    tags: one(someTags),
    languages: one([[], [], [], ['en'], ['de', 'en']]),
    profile: {},
    privacy: one(['direct', 'direct', 'direct', 'relay_first', 'relay']),
    autoRequeue: one([true, true, false]),
  })
  // Everybody is here at first, or most histories would be about nobody.
  const deeds: Deed[] = PEOPLE.map((_, who) => ({ does: 'come', who, which: 0 }))
  const length = 10 + Math.floor(random() * 40)
  while (deeds.length < length) {
    const does = one(kinds)
    const who = Math.floor(random() * PEOPLE.length)
    if (does === 'ready') deeds.push({ does, who, wishes: wishes() })
    else if (does === 'wait') deeds.push({ does, ms: one([1, 500, 2_000, 3_000, 8_000, 10_000]) })
    else if (does === 'step') deeds.push({ does, ms: one([-60_000, -2_000, 1, 2_000, 60_000]) })
    else if (does === 'policy') deeds.push({ does, policy: one(policies) })
    else deeds.push({ does, who, which: Math.floor(random() * 8) })
  }
  return deeds
}
