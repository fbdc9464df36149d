import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** From this width of the element on the chat stands beside the stage; the styles of the shell have the same number. */
const dockFromPx = 900

/** Tells when the element becomes wide enough for the chat beside the stage, and when it no longer is. */
export class DockController implements ReactiveController {
  readonly #host: HTMLElement
  readonly #onChange: (docked: boolean) => void
  #observer: ResizeObserver | null = null
  #docked: boolean | null = null

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: (docked: boolean) => void) {
    this.#host = host
    this.#onChange = onChange
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => this.#measure(entry?.contentBoxSize[0]?.inlineSize ?? 0))
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = null
  }

  #measure(width: number): void {
    const docked = width >= dockFromPx
    if (docked === this.#docked) return
    this.#docked = docked
    this.#onChange(docked)
  }
}
