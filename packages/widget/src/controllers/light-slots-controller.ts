import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Which slots the page fills. A slot that is handed down through several shadow roots shows its own contents only where none
 * is handed down at all, so that only those are which the page fills.
 */
export class LightSlotsController implements ReactiveController {
  names: readonly string[] = []
  readonly #host: ReactiveControllerHost & HTMLElement
  #observer: MutationObserver | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#read)
    this.#observer.observe(this.#host, { childList: true, subtree: true, attributeFilter: ['slot'] })
    this.#read()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = null
  }

  #read = (): void => {
    const names = [...new Set([...this.#host.children].map(({ slot }) => slot))].filter((name) => name !== '').sort()
    if (names.join() === this.names.join()) return
    this.names = names
    this.#host.requestUpdate()
  }
}
