import { html, type PropertyValues, type TemplateResult } from 'lit'
import type { Request } from '../state/requests.ts'
import { Part } from './part.ts'

/** A part that asks over everything else: open as long as the view says so, whoever tries to close it. */
export abstract class Dialog extends Part {
  protected get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog')!
  }
  protected abstract readonly isOpen: boolean
  /** What Escape asks for. */
  protected abstract readonly dismissal: Request

  /** Just before it opens. */
  protected opening?(): void

  /** The dialog around its contents, which have the ids `title` and `advice`. */
  protected around(content: TemplateResult): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="title"
      aria-describedby="advice"
      @cancel=${this.#onEscape}
      @close=${this.#onClose}
    >
      ${content}
    </dialog>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view') || this.isOpen === this.dialog.open) return
    if (!this.isOpen) return this.dialog.close()
    this.opening?.()
    this.dialog.showModal()
  }

  #onEscape(event: Event): void {
    event.preventDefault()
    this.ask(this.dismissal)
  }

  /** Browsers let a second Escape close a dialog whatever the page says. The event may come when it is open again. */
  #onClose(): void {
    if (this.isOpen && !this.dialog.open) this.ask(this.dismissal)
  }
}
