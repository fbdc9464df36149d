import type { Clock } from '../clock.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { Door } from '../safety/door.ts'
import type { Store } from './store.ts'

/** How often bans are looked for that another server made, in ms. */
const BANS_MS = 10_000
const SWEEP_MS = 3_600_000
const DAY_MS = 86_400_000

export interface StoreKeeperParts {
  readonly store: Store
  readonly door: Door
  readonly clock: Clock
  readonly log: Log
  /** 0 = for ever. */
  readonly retentionDays: number
}

/** Opens the store, keeps the door's bans fresh and deletes what is too old. */
export class StoreKeeper {
  readonly #parts: StoreKeeperParts
  readonly #stops: (() => void)[] = []
  #opening: Promise<void> | null = null
  #isClosed = false

  constructor(parts: StoreKeeperParts) {
    this.#parts = parts
  }

  /** Before anybody comes in. May be called twice; after a failure it tries again. */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((thrown: unknown) => {
      this.#opening = null
      throw thrown
    })
    return this.#opening
  }

  async #open(): Promise<void> {
    const { store, door } = this.#parts
    await store.open()
    await door.refresh()
    await this.#sweep()
    if (this.#isClosed) return
    this.#every(BANS_MS, 'bans not read', () => door.refresh())
    this.#every(SWEEP_MS, 'store not swept', () => this.#sweep())
  }

  /** May be called twice, and at any time. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const stop of this.#stops.splice(0)) stop()
    // One that is being opened would stay open.
    await this.#opening?.catch(() => undefined)
    await this.#parts.store.close()
  }

  async #sweep(): Promise<void> {
    const { store, clock, retentionDays } = this.#parts
    if (retentionDays > 0) await store.sweep(clock.now() - retentionDays * DAY_MS)
  }

  #every(ms: number, failure: 'bans not read' | 'store not swept', run: () => Promise<void>): void {
    const { clock, log } = this.#parts
    let stop: () => void = () => undefined
    const wait = () => {
      stop = clock.after(ms, () => {
        void run()
          .catch((thrown: unknown) => {
            if (!this.#isClosed) log('warn', failure, { error: loggedError(thrown) })
          })
          .then(() => {
            if (!this.#isClosed) wait()
          })
      })
    }
    wait()
    this.#stops.push(() => {
      stop()
    })
  }
}
