import type { Clock } from '../clock.ts'
import { noMeters, type Meters } from '../observability/meters.ts'
import { TokenBucket, type Rate } from './token-bucket.ts'

/** The rates of one connection (rule S3); 0 = no limit. */
export interface FrameSettings {
  readonly framesPerSecond: number
  readonly chatPerSecond: number
  readonly readyPerMinute: number
  readonly preparePerMinute: number
  readonly reportPerMinute: number
  readonly refreshPerMinute: number
}

const SECOND = 1_000
const MINUTE = 60_000

interface Row {
  readonly setting: keyof FrameSettings
  readonly perMs: number
  /** The burst that the rule names, for the rate it names. */
  readonly named?: { readonly rate: number; readonly burst: number }
  /** The types that share the bucket; every frame if left out. */
  readonly types?: readonly string[]
}

const rows: readonly Row[] = [
  { setting: 'framesPerSecond', perMs: SECOND, named: { rate: 100, burst: 400 } },
  { setting: 'chatPerSecond', perMs: SECOND, named: { rate: 5, burst: 10 }, types: ['Chat'] },
  {
    setting: 'readyPerMinute',
    perMs: MINUTE,
    named: { rate: 30, burst: 10 },
    types: ['Ready', 'Skip', 'Failed', 'Block'],
  },
  { setting: 'preparePerMinute', perMs: MINUTE, types: ['Prepare'] },
  { setting: 'reportPerMinute', perMs: MINUTE, types: ['Report'] },
  { setting: 'refreshPerMinute', perMs: MINUTE, types: ['Refresh'] },
]
const settingByType: ReadonlyMap<string, Row['setting']> = new Map(
  rows.flatMap(({ setting, types = [] }) => types.map((type) => [type, setting] as const)),
)

/** One bucket per kind of frame, for one connection (rule S3). */
export class FrameLimits {
  readonly #all: TokenBucket | undefined
  readonly #byType = new Map<string, TokenBucket>()
  readonly #meters: Meters

  constructor(settings: FrameSettings, clock: Clock, meters = noMeters) {
    this.#meters = meters
    for (const row of rows) {
      if (settings[row.setting] === 0) continue
      const bucket = new TokenBucket(rateOf(row, settings[row.setting]), clock)
      if (row.types === undefined) this.#all = bucket
      for (const type of row.types ?? []) this.#byType.set(type, bucket)
    }
  }

  /**
   * A frame has come.
   *
   * @param type undefined if it could not be read
   * @returns 0, or after how many milliseconds the next would be taken
   */
  take(type: string | undefined): number {
    const wait = this.#all?.take() ?? 0
    if (wait > 0) this.#meters.limited('framesPerSecond')
    if (wait > 0 || type === undefined) return wait
    const waitOfType = this.#byType.get(type)?.take() ?? 0
    if (waitOfType > 0) this.#meters.limited(settingByType.get(type) ?? 'framesPerSecond')
    return waitOfType
  }
}

/** The named burst belongs to the named rate; one set by option brings four seconds' worth, or one minute's. */
function rateOf({ named, perMs }: Row, rate: number): Rate {
  const unnamed = perMs === SECOND ? rate * 4 : rate
  return { rate, perMs, burst: named?.rate === rate ? named.burst : unnamed }
}
