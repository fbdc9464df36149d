import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface QuietOptions {
  /** Whether things may fade at all now; asked at each update and when the time is over. */
  readonly mayRest: () => boolean
  /** Whether somebody is at the controls: a pointer over them, or the keyboard's focus. */
  readonly held: () => boolean
  /** Calls `run` once after `ms`; returns its cancel. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** The browser's own timer. */
export function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** How long without pointer, touch or key until the controls fade. */
const quietAfterMs = 3_000
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'focusout'] as const

/** Knows when the person only looks: `quiet`. */
export class QuietController implements ReactiveController {
  quiet = false
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #options: QuietOptions
  #cancel: (() => void) | null = null

  constructor(host: ReactiveControllerHost & HTMLElement, options: QuietOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    for (const sign of signs) this.#host.addEventListener(sign, this.#wake)
  }

  hostDisconnected(): void {
    for (const sign of signs) this.#host.removeEventListener(sign, this.#wake)
    this.#clear()
    this.quiet = false
  }

  hostUpdated(): void {
    if (!this.#options.mayRest()) {
      this.#clear()
      this.#set(false)
    } else if (this.#cancel === null && !this.quiet) {
      this.#wait()
    }
  }

  #wake = (): void => {
    this.#set(false)
    this.#clear()
    if (this.#options.mayRest()) this.#wait()
  }

  #wait(): void {
    this.#cancel = this.#options.after(quietAfterMs, () => {
      this.#cancel = null
      if (!this.#options.mayRest()) return
      if (this.#options.held()) this.#wait()
      else this.#set(true)
    })
  }

  #clear(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #set(quiet: boolean): void {
    if (this.quiet === quiet) return
    this.quiet = quiet
    this.#host.requestUpdate()
  }
}
