import { fetchSessions } from '../fetch-sessions.ts'
import type { Clock } from '../clock.ts'

/** A clock that stands still until it is told. */
export class FakeClock implements Clock {
  #now = 1_790_000_000_000
  readonly #timers = new Set<{ at: number; run: () => void }>()

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** How many timers run. */
  get pending(): number {
    return this.#timers.size
  }

  /** Lets `ms` pass; timers go off in their order, each at its own time. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }
}

/** Lets every promise that can settle without time or events do so; also those that wait for what a client loads before its first session. */
export async function settle(): Promise<void> {
  await fetchSessions().catch(() => {})
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
