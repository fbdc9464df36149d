import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { emojiKinds } from '../../state/emoji.ts'
import { InPanel } from './in-panel.ts'
import { roved } from './rove.ts'

/** The one that an `emoji` event brings. */
export type EmojiEvent = CustomEvent<string>

/** A few dozen emoji, reached with one Tab and then by the arrow keys. Fires `emoji`, and `close` at Escape. */
export class MismatchEmojiPicker extends InPanel {
  static override properties: PropertyDeclarations = { current: { state: true } }
  private current = emojiKinds[0]![0]!

  override render(): TemplateResult {
    const { words } = this
    return html`<div class="emoji" role="group" aria-label=${words.emoji} @keydown=${this.#onKey}>
      ${emojiKinds.map(
        (kind) =>
          html`<div role="group" aria-label=${kind[0]!}>
            ${kind.map(
              (emoji) =>
                html`<button
                  type="button"
                  aria-label=${words.emojiInsert(emoji)}
                  tabindex=${emoji === this.current ? 0 : -1}
                  @focus=${() => (this.current = emoji)}
                  @click=${() => this.#tell('emoji', emoji)}
                >
                  ${emoji}
                </button>`,
            )}
          </div>`,
      )}
    </div>`
  }

  override focus(): void {
    this.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#tell('close')
    else {
      const next = roved(event, event.target as HTMLElement, [...this.querySelectorAll('button')])
      if (next === undefined) return
      next.focus()
    }
    event.preventDefault()
  }

  #tell(type: 'emoji' | 'close', detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}
