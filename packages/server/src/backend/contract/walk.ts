import fc from 'fast-check'
import { tagsOf } from '../../matching/tags.ts'
import type { Person, Preferences } from '../../matching/ticket.ts'

/** One random thing that one of a few people does; numbers choose among what there is at that moment. */
export type Step = { readonly who: number; readonly which: number } & (
  | {
      readonly does:
        | 'come'
        | 'skip'
        | 'fail'
        | 'prepare'
        | 'leave'
        | 'report'
        | 'block'
        | 'requeue'
        | 'depart'
        | 'away'
        | 'back'
        | 'settle'
    }
  | { readonly does: 'skip-any' | 'fail-any' | 'report-any' | 'block-any' }
  | {
      readonly does: 'expire' | 'expire-any'
      readonly reason: 'timeout' | 'idle'
    }
  | { readonly does: 'ready'; readonly wishes: Preferences }
  | { readonly does: 'wait'; readonly ms: number }
)

/** Two classic clients; three people on two devices; some know others. */
export const PEOPLE: readonly Person[] = [
  { user: 'ann', device: 'phone', dialect: 'v1', buddies: new Set(['bob', 'cat']) },
  { user: 'bob', device: null, dialect: 'v1' },
  { user: 'cat', device: 'tablet', dialect: 'v1', buddies: new Set(['ann', 'fay']) },
  { user: 'dan', device: 'phone', dialect: 'v1' },
  { user: 'eve', device: null, dialect: 'v1' },
  { user: 'fay', device: null, dialect: 'classic' },
  { user: 'gus', device: null, dialect: 'classic' },
]

const wishes: fc.Arbitrary<Preferences> = fc.record({
  pool: fc.constantFrom('default', 'default', 'default', 'other'),
  media: fc.constantFrom('video', 'video', 'audio', 'text'),
  mode: fc.constantFrom('global', 'global', 'global', 'buddies_first', 'buddies_only'),
  tags: fc.constantFrom(['chess'], ['chess', 'go'], [], [], []).map(tagsOf),
  languages: fc.constantFrom(['en'], ['de', 'en'], [], [], [], []),
  profile: fc.constant({}),
  privacy: fc.constantFrom('direct', 'direct', 'direct', 'relay_first', 'relay'),
  autoRequeue: fc.constantFrom(true, true, false),
})

const actor = { who: fc.nat({ max: PEOPLE.length - 1 }), which: fc.nat({ max: 9 }) }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...actor, does: fc.constant('come' as const) }) },
  { weight: 6, arbitrary: fc.record({ ...actor, does: fc.constant('ready' as const), wishes }) },
  { weight: 5, arbitrary: fc.record({ ...actor, does: fc.constant('skip' as const) }) },
  { weight: 4, arbitrary: fc.record({ ...actor, does: fc.constant('settle' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...actor, does: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 12_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...actor,
      does: fc.constantFrom('expire' as const, 'expire-any' as const),
      reason: fc.constantFrom('timeout' as const, 'idle' as const),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      ...actor,
      does: fc.constantFrom(
        'skip-any' as const,
        'fail' as const,
        'fail' as const,
        'prepare' as const,
        'prepare' as const,
        'fail-any' as const,
        'block' as const,
        'block-any' as const,
        'leave' as const,
        'report' as const,
        'report-any' as const,
        'requeue' as const,
        'depart' as const,
        'away' as const,
        'back' as const,
      ),
    }),
  },
)

export const walks = fc.array(step, { minLength: 20, maxLength: 120, size: 'max' })
