import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../testing/fake-clock.ts'
import { seededRandom } from '../../testing/seeded-random.ts'
import { historyOf, POLICY } from '../contract/histories/deeds.ts'
import { liveThrough, shortest } from '../contract/histories/live-through.ts'
import type * as place from '../../matching/place.ts'
import type * as blocks from './blocks.ts'
import type { createMemoryBackend } from './memory-backend.ts'
import type * as turns from './turns.ts'
import type * as wakings from './wakings.ts'
import type * as whereabouts from './whereabouts.ts'

const HISTORIES = 20_000
/** A fault that is planted must be found in so many. */
const ENOUGH = 2_000

type Make = typeof createMemoryBackend
type Telling = Parameters<turns.Turns['tell']>[0]
type Deeds = Parameters<typeof liveThrough>[0]

function lived(make: Make, deeds: Deeds) {
  const clock = new FakeClock(1_000_000)
  let ids = 0
  return liveThrough(deeds, {
    clock,
    backend: make({ ...POLICY, clock, newId: () => `id ${String(++ids)}`, duplicate: 'replace' }),
  })
}

/** The first of so many histories that goes wrong, as short as it can be told; null if none does. */
function firstFault(make: Make, histories: number) {
  for (let seed = 1; seed <= histories; seed++) {
    const deeds = historyOf(seededRandom(seed))
    if (lived(make, deeds) === null) continue
    const short = shortest(deeds, (some) => lived(make, some) !== null)
    return { seed, ...lived(make, short), story: short.map((deed) => JSON.stringify(deed)) }
  }
  return null
}

describe('random histories', () => {
  it(
    '[M1] [M2] [M3] [M4] [M5] [Q2] [F6] whatever people do and whatever the clock does, the rules hold after every step',
    { timeout: 120_000 },
    async () => {
      const { createMemoryBackend: make } = await import('./memory-backend.ts')
      expect(firstFault(make, HISTORIES)).toBe(null)
    },
  )
})

describe('a fault that is planted is found', () => {
  afterEach(() => {
    vi.doUnmock('./blocks.ts')
    vi.doUnmock('./turns.ts')
    vi.doUnmock('./wakings.ts')
    vi.doUnmock('./whereabouts.ts')
    vi.doUnmock('../../matching/place.ts')
    vi.resetModules()
  })

  const faults: [name: string, file: string, plant: (module: never) => object, shows: RegExp][] = [
    [
      'a block is dropped',
      './blocks.ts',
      ({ Blocks }: typeof blocks) => ({
        Blocks: class extends Blocks {
          override add() {
            return undefined
          }
        },
      }),
      /may not meet/,
    ],
    [
      'one who waits is claimed twice',
      './turns.ts',
      ({ Turns }: typeof turns) => ({
        Turns: class extends Turns {
          #last: Telling | null = null
          override tell(telling: Telling) {
            super.tell(telling)
            if (this.#last !== null && /onPaired/.test(String(telling))) super.tell(this.#last)
            if (/onPaired/.test(String(telling))) this.#last = telling
          }
        },
      }),
      /in two sessions|begins twice/,
    ],
    [
      'the youngest goes first',
      '../../matching/place.ts',
      (module: typeof place) => ({
        ...module,
        byAge: ((a, b) => module.byAge(b, a)) satisfies typeof module.byAge,
      }),
      /pass over somebody/,
    ],
    [
      'time relaxes nothing',
      './wakings.ts',
      ({ Wakings }: typeof wakings) => ({
        Wakings: class extends Wakings {
          override note() {
            return undefined
          }
        },
      }),
      /wait, but may meet/,
    ],
    [
      'a session of before is taken for the one of now',
      './whereabouts.ts',
      (module: typeof whereabouts) => ({
        ...module,
        isIn: ((place) => place.is === 'paired') as typeof module.isIn,
      }),
      /a late .* ends another session/,
    ],
  ]

  it.each(faults)('[M1] [Q2] [F6] [F8] %s', { timeout: 60_000 }, async (_, file, plant, shows) => {
    vi.resetModules()
    vi.doMock(file, async (importOriginal) => plant(await importOriginal<never>()))
    const { createMemoryBackend: make } = await import('./memory-backend.ts')
    const found = firstFault(make, ENOUGH)
    expect(found?.fault).toMatch(shows)
  })
})
