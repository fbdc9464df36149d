import type { Clock } from '../clock.ts'

/** How often the server pings, in ms (rule H10): below the 30 s after which the strictest proxies drop an idle connection. */
export const PING_EVERY_MS = 25_000
/** After how long a silence a connection is taken for dead (rule H10). */
export const SILENT_MS = 60_000
/** The same after a pairing, when the partner would be talking to a ghost (rule H10). */
export const PROBE_MS = 5_000

/** Whether the other end still lives, asked by WebSocket pings, which a browser answers even in a hidden tab (rule H10). */
export class Liveness {
  readonly #clock: Clock
  readonly #ping: () => void
  readonly #onSilent: () => void
  #heardAt: number
  #stopTicking: () => void = () => undefined
  /** While a probe is unanswered: takes its deadline back. */
  #stopProbe: (() => void) | null = null

  constructor(clock: Clock, ping: () => void, onSilent: () => void) {
    this.#clock = clock
    this.#ping = ping
    this.#onSilent = onSilent
    this.#heardAt = clock.now()
    this.#tickAfter(PING_EVERY_MS)
  }

  /** Something came from the other end. */
  heard(): void {
    this.#heardAt = this.#clock.now()
    this.#forgetProbe()
  }

  /** Asks now, and gives less time to answer; one who was asked before gets no more of it. */
  probe(): void {
    this.#ping()
    this.#stopProbe ??= this.#clock.after(PROBE_MS, () => {
      this.#onSilent()
    })
  }

  stop(): void {
    this.#stopTicking()
    this.#forgetProbe()
  }

  #forgetProbe(): void {
    this.#stopProbe?.()
    this.#stopProbe = null
  }

  #tickAfter(ms: number): void {
    this.#stopTicking = this.#clock.after(ms, () => {
      this.#tick()
    })
  }

  #tick(): void {
    const leftMs = this.#heardAt + SILENT_MS - this.#clock.now()
    if (leftMs <= 0) {
      this.#onSilent()
      return
    }
    this.#ping()
    this.#tickAfter(Math.min(PING_EVERY_MS, leftMs))
  }
}
