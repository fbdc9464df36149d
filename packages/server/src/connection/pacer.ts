import { performance } from 'node:perf_hooks'

/** How long a turn of the event loop works off what has come, in ms; what is left waits for the next one. */
const TURN_MS = 20
/** More bytes than this do not wait: reading faster than working would only fill the memory. */
const MAX_WAITING_BYTES = 33_554_432

interface Job {
  readonly run: () => void
  readonly bytes: number
}

/**
 * Spreads work over turns of the event loop. Thousands of sockets may be readable at once, and Node reads them all in one turn: were each frame
 * acted on when it is read, timers and everybody else would wait until the last one is done. All is done in the order in which it was read.
 */
export class Pacer {
  readonly #turnMs: number
  #turnEnds = 0
  #isInTurn = false
  readonly #jobs: Job[] = []
  /** How many of them are done, while some are. */
  #done = 0
  #bytes = 0

  constructor(turnMs = TURN_MS) {
    this.#turnMs = turnMs
  }

  /** Whether something is to be done now; if not, it is to be given to {@link later}. */
  get hasTime(): boolean {
    if (this.#jobs.length > 0) return false
    const now = performance.now()
    if (!this.#isInTurn) this.#begin(now)
    return now < this.#turnEnds
  }

  /** Does it now, or after what waits: it takes no time, but must not overtake anything. */
  inOrder(run: () => void): void {
    if (this.#jobs.length === 0) run()
    else this.later(run, 0)
  }

  /** Does it in one of the next turns, after all that was given before. */
  later(run: () => void, bytes: number): void {
    this.#jobs.push({ run, bytes })
    this.#bytes += bytes
    if (!this.#isInTurn) this.#begin(performance.now())
    if (this.#bytes > MAX_WAITING_BYTES) this.#work(Infinity)
  }

  #begin(now: number): void {
    this.#isInTurn = true
    this.#turnEnds = now + this.#turnMs
    setImmediate(() => {
      this.#isInTurn = false
      if (this.#jobs.length === 0) return
      const from = performance.now()
      try {
        this.#work(from + this.#turnMs)
      } finally {
        if (this.#jobs.length > 0) this.#begin(from)
      }
    })
  }

  /** Works off what waits, until it is so late, and one thing at least. */
  #work(until: number): void {
    const jobs = this.#jobs
    try {
      do {
        const { run, bytes } = jobs[this.#done++] as Job
        this.#bytes -= bytes
        run()
      } while (this.#done < jobs.length && performance.now() < until)
    } finally {
      jobs.splice(0, this.#done)
      this.#done = 0
    }
  }
}
