/** The panel and the button that opens it. */
export class Panel {
  readonly #button: HTMLButtonElement
  readonly #panel: HTMLElement

  constructor(button: HTMLButtonElement, panel: HTMLElement, toggled: () => void) {
    this.#button = button
    this.#panel = panel
    button.hidden = false
    button.addEventListener('click', () => {
      this.set(!this.isOpen)
      // Below the fold of a phone with two people, say.
      if (this.isOpen && panel.getBoundingClientRect().top > innerHeight - 120) panel.scrollIntoView()
      toggled()
    })
  }

  get isOpen(): boolean {
    return !this.#panel.hidden
  }

  set(isOpen: boolean): void {
    this.#panel.hidden = !isOpen
    this.#button.setAttribute('aria-expanded', String(isOpen))
  }
}
