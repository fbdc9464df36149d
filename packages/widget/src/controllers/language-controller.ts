import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { loadStrings, stringsFor } from '../i18n/language.ts'
import type { Strings } from '../i18n/strings.ts'
import { hostOf } from './host-of.ts'

/** So long the first picture waits for its words before it comes in English. */
const patienceMs = 1_000

/**
 * The words of the element: of its own `lang` attribute, else of the nearest ancestor with one, else of the browser; and again
 * whenever one of them changes.
 */
export class LanguageController implements ReactiveController {
  strings: Strings = stringsFor('en')
  /** Until the words have come that the element needs first; null when they are here. */
  loading: Promise<void> | null = null
  readonly #host: ReactiveControllerHost & HTMLElement
  #tag = 'en'
  #observer: MutationObserver | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#read)
    // Also through the shadow roots that the element stands in.
    for (let at: Node | null = this.#host; at !== null; at = hostOf(at)) {
      this.#observer.observe(at.getRootNode(), { subtree: true, attributeFilter: ['lang'] })
    }
    this.#read()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = null
  }

  #read = (): void => {
    const tag = languageOf(this.#host)
    if (tag === this.#tag) return
    this.#tag = tag
    const arriving = loadStrings(tag)
    if (arriving === null) return this.#take(tag)
    this.loading = new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      void arriving.then(() => {
        clearTimeout(timer)
        this.#take(tag)
        resolve()
      })
    })
  }

  #take(tag: string): void {
    // Another language may have been set meanwhile.
    if (tag !== this.#tag) return
    this.loading = null
    const strings = stringsFor(tag)
    if (strings === this.strings) return
    this.strings = strings
    this.#host.requestUpdate()
  }
}

function languageOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = hostOf(at)) {
    const tag = at.closest('[lang]:not([lang=""])')?.getAttribute('lang')
    if (tag != null) return tag
  }
  return navigator.language
}
