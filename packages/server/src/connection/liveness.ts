import type { Clock } from '../clock.ts'
import type { Rounds } from './rounds.ts'

/** How often the server pings, in ms (rule H10): below the 30 s after which the strictest proxies drop an idle connection. */
export const PING_EVERY_MS = 25_000
/** After how long a silence a connection is taken for dead (rule H10). */
export const SILENT_MS = 60_000
/** The same after a pairing, when the partner would be talking to a ghost (rule H10). */
export const PROBE_MS = 5_000

/** What is asked whether it lives. */
export interface Asked {
  ping(): void
  onSilent(): void
}

/** Whether the other end still lives, asked by WebSocket pings, which a browser answers even in a hidden tab (rule H10). */
export class Liveness {
  readonly #clock: Clock
  readonly #rounds: Rounds
  readonly #asked: Asked
  #heardAt: number
  /** While less than a round is left: takes the end of it back. */
  #stopLast: (() => void) | null = null
  /** While a probe is unanswered: takes its deadline back. */
  #stopProbe: (() => void) | null = null

  /** @param rounds of `PING_EVERY_MS`, shared by all */
  constructor(clock: Clock, rounds: Rounds, asked: Asked) {
    this.#clock = clock
    this.#rounds = rounds
    this.#asked = asked
    this.#heardAt = clock.now()
    rounds.join(this)
  }

  /** Something came from the other end. */
  heard(): void {
    this.#heardAt = this.#clock.now()
    if (this.#stopProbe !== null) this.#forgetProbe()
  }

  /** Asks now, and gives less time to answer; one who was asked before gets no more of it. */
  probe(): void {
    this.#asked.ping()
    this.#stopProbe ??= this.#clock.after(PROBE_MS, () => {
      this.#asked.onSilent()
    })
  }

  stop(): void {
    this.#rounds.leave(this)
    this.#stopLast?.()
    this.#stopLast = null
    this.#forgetProbe()
  }

  /** Called by the rounds. */
  onTurn(): void {
    const leftMs = this.#heardAt + SILENT_MS - this.#clock.now()
    if (leftMs <= 0) {
      this.#asked.onSilent()
      return
    }
    this.#asked.ping()
    if (leftMs >= PING_EVERY_MS) this.#rounds.join(this)
    else
      this.#stopLast = this.#clock.after(leftMs, () => {
        this.onTurn()
      })
  }

  #forgetProbe(): void {
    this.#stopProbe?.()
    this.#stopProbe = null
  }
}
