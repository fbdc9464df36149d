import type { Browser } from 'puppeteer-core'
import { launchBrowser } from '../support/browser.ts'
import { Namespace } from '../support/namespace.ts'
import { Person } from '../support/person.ts'
import type { Internet } from './internet.ts'
import type { Router } from './router.ts'

/** A computer with a real Chromium and one way to the world. */
export class Computer {
  readonly #space: Namespace
  readonly #internet: Internet
  #browser: Browser | null = null

  constructor(label: string, internet: Internet, router: Router) {
    this.#space = Namespace.make(label)
    this.#internet = internet
    router.connect(this.#space)
  }

  /** Opens the server's page. */
  async open(): Promise<Person> {
    const { url } = this.#internet
    // Else a page that is neither encrypted nor of this machine gets no camera.
    const more = [`--unsafely-treat-insecure-origin-as-secure=${url}`]
    this.#browser = await launchBrowser('granted', more, this.#space)
    return Person.open(this.#browser, url)
  }

  /** Pulls the cable out and plugs it into another router: another address, inside and outside. */
  moveTo(router: Router): void {
    this.#space.ip('link delete eth0')
    router.connect(this.#space)
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    this.#space.remove()
  }
}
