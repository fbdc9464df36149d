import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** So near to the end, in pixels, one still reads along and does not look something up. */
const nearEndPx = 48

/** Keeps the end of a log in sight, for as long as somebody reads along there; whoever has scrolled back is left where they read. */
export class ReadAlong implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #log: () => HTMLElement
  #along = true
  #behind = false
  /** What `scrollTop` was last heard to be. */
  #stoodAt = 0
  #resized: ResizeObserver | null = null

  constructor(host: ReactiveControllerHost, log: () => HTMLElement) {
    this.#host = host
    this.#log = log
    host.addController(this)
  }

  get isAlong(): boolean {
    return this.#along
  }

  /** Something came below of what is being read. */
  get isBehind(): boolean {
    return this.#behind
  }

  hostDisconnected(): void {
    this.#resized?.disconnect()
    this.#resized = null
  }

  hostUpdated(): void {
    if (this.#resized !== null) return
    this.#resized = new ResizeObserver(this.#onResize)
    this.#resized.observe(this.#log())
  }

  /** Something came; `goes`: to its end, wherever one reads. */
  onNews(goes: boolean): void {
    if (this.#along || goes) this.toEnd()
    else this.#setBehind(true)
  }

  onScroll(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#log()
    // It has only become smaller, or what made it move is over.
    if (scrollTop === this.#stoodAt) return
    this.#stoodAt = scrollTop
    this.#along = scrollHeight - scrollTop - clientHeight <= nearEndPx
    if (this.#along) this.#setBehind(false)
  }

  toEnd(): void {
    const log = this.#log()
    log.scrollTop = log.scrollHeight
    this.#stoodAt = log.scrollTop
    this.#along = true
    this.#setBehind(false)
  }

  /** Keyboards and the emoji take room: the last message stays in sight. */
  #onResize = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#log()
    // Whoever has just scrolled may be heard of after this.
    const stands = Math.abs(scrollTop - Math.min(this.#stoodAt, scrollHeight - clientHeight)) < 2
    if (this.#along && stands) this.toEnd()
  }

  #setBehind(behind: boolean): void {
    if (behind === this.#behind) return
    this.#behind = behind
    this.#host.requestUpdate()
  }
}
