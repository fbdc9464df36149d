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
  // For every frame, whatever it is.
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
const ALL = 0
/** Which row is a type's own. */
const rowByType: ReadonlyMap<string, number> = new Map(
  rows.flatMap(({ types = [] }, at) => types.map((type) => [type, at] as const)),
)

/** One bucket per kind of frame, for one connection (rule S3). Each is made when the first frame of its kind comes; until then it is full. */
export class FrameLimits {
  readonly #settings: FrameSettings
  readonly #clock: Clock
  readonly #meters: Meters
  /** In the order of the rows. */
  #buckets: (TokenBucket | undefined)[] | null = null

  constructor(settings: FrameSettings, clock: Clock, meters = noMeters) {
    this.#settings = settings
    this.#clock = clock
    this.#meters = meters
  }

  /**
   * A frame has come.
   *
   * @param type undefined if it could not be read
   * @returns 0, or after how many milliseconds the next would be taken
   */
  take(type: string | undefined): number {
    const wait = this.#take(ALL)
    if (wait > 0 || type === undefined) return wait
    const own = rowByType.get(type)
    return own === undefined ? 0 : this.#take(own)
  }

  #take(at: number): number {
    const row = rows[at] as Row
    const rate = this.#settings[row.setting]
    if (rate === 0) return 0
    const buckets = (this.#buckets ??= rows.map(() => undefined))
    const wait = (buckets[at] ??= new TokenBucket(rateOf(row, rate), this.#clock)).take()
    if (wait > 0) this.#meters.limited(row.setting)
    return wait
  }
}

/** The named burst belongs to the named rate; one set by option brings four seconds' worth, or one minute's. */
function rateOf({ named, perMs }: Row, rate: number): Rate {
  const unnamed = perMs === SECOND ? rate * 4 : rate
  return { rate, perMs, burst: named?.rate === rate ? named.burst : unnamed }
}
