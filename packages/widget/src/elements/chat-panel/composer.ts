import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { textLimits } from '../../state/text-limits.ts'
import { icon } from '../../theme/icons.ts'
import { sendShape } from '../../theme/more-icons.ts'
import type { EmojiEvent, MismatchEmojiPicker } from './emoji-picker.ts'
import { glyph } from './glyphs.ts'
import { InPanel } from './in-panel.ts'

/** Where one writes, with emoji and files. */
export class MismatchComposer extends InPanel {
  static override properties: PropertyDeclarations = { picking: { state: true } }
  private picking = false
  #session = ''

  private get field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!
  }

  override render(): TemplateResult {
    const { words, view, picking } = this
    // Not `disabled`: that would take the focus from who is writing, and with it the keys.
    const idle = String(!this.canWrite)
    const hint = view.partner === null ? words.write : words.writeTo(this.partnerName)
    return html`
      ${
        picking ?
          html`<mismatch-emoji-picker
            .view=${view}
            .strings=${this.strings}
            @emoji=${this.#insert}
            @close=${() => {
              this.picking = false
              this.focus()
            }}
          ></mismatch-emoji-picker>`
        : nothing
      }
      <form @submit=${this.#onSubmit}>
        <div class="field">
          <button
            type="button"
            class="tool"
            title=${words.emoji}
            aria-label=${words.emoji}
            aria-expanded=${String(picking)}
            aria-disabled=${idle}
            @click=${this.#pick}
          >
            ${glyph('smile')}
          </button>
          <textarea
            rows="1"
            maxlength=${textLimits.message}
            placeholder=${hint}
            aria-label=${hint}
            enterkeyhint="send"
            ?readonly=${!this.canWrite}
            aria-disabled=${idle}
            @keydown=${this.#onKey}
            @input=${this.#onInput}
          ></textarea>
          ${
            view.abilities.files ?
              html`<button
                  type="button"
                  class="tool attach"
                  title=${words.attach}
                  aria-label=${words.attach}
                  aria-disabled=${idle}
                  @click=${this.#attach}
                >
                  ${glyph('clip')}
                </button>
                <input type="file" multiple hidden @change=${this.#onFiles} />`
            : nothing
          }
        </div>
        <button
          type="submit"
          class="round primary"
          title=${words.send}
          aria-label=${words.send}
          aria-disabled=${idle}
          @pointerdown=${keepFocus}
        >
          ${icon(sendShape)}
        </button>
      </form>
    `
  }

  override updated(changed: PropertyValues<this>): void {
    this.#fit()
    if (changed.has('view')) {
      this.#forgetDraft()
      if (!this.canWrite) this.picking = false
    }
    if ((changed as PropertyValues).has('picking') && this.picking) {
      const picker = this.querySelector<MismatchEmojiPicker>('mismatch-emoji-picker')!
      void picker.updateComplete.then(() => picker.focus())
    }
  }

  /** To the text field. */
  override focus(options?: FocusOptions): void {
    this.field.focus(options)
  }

  /** What was begun for one stranger must not reach the next. */
  #forgetDraft(): void {
    const session = this.view.partner?.sessionId ?? ''
    if (session === this.#session) return
    this.#session = session
    this.field.value = ''
    this.#fit()
  }

  #pick(): void {
    this.picking = this.canWrite && !this.picking
  }

  #insert({ detail: emoji }: EmojiEvent): void {
    const { field } = this
    const { selectionStart: start, selectionEnd: end, value } = field
    if (!this.canWrite || value.length - (end - start) + emoji.length > textLimits.message) return
    field.setRangeText(emoji, start, end, 'end')
    this.#onInput()
  }

  #attach(): void {
    if (this.canWrite) this.querySelector('input')!.click()
  }

  #onFiles({ target }: Event): void {
    const input = target as HTMLInputElement
    const files = [...(input.files ?? [])]
    // So that the same can be chosen again.
    input.value = ''
    if (files.length > 0) this.ask({ type: 'send-files', files })
  }

  #onInput(): void {
    this.#fit()
    this.ask({ type: 'typing', active: this.field.value !== '' })
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault()
    this.#send()
    // Where there is no room for both, Send makes way for the paper clip.
    this.focus()
  }

  #onKey(event: KeyboardEvent): void {
    // 229: Safari ends a composition before the Enter that ended it.
    const composes = event.isComposing || event.keyCode === 229
    if (event.key === 'Escape' && this.picking && !composes) this.picking = false
    else if (event.key === 'Enter' && !event.shiftKey && !composes) this.#send()
    else return
    event.preventDefault()
  }

  #send(): void {
    const text = this.field.value.trim()
    if (text === '' || !this.canWrite || !this.ask({ type: 'send', text })) return
    this.field.value = ''
    this.picking = false
    this.#fit()
    this.ask({ type: 'typing', active: false })
  }

  /** What is written has a direction of its own, the hint has that of its language. Browsers without `field-sizing` are told how high it is. */
  #fit(): void {
    this.field.dir = this.field.value === '' ? this.strings.dir : 'auto'
    if (CSS.supports('field-sizing', 'content')) return
    const { style } = this.field
    style.blockSize = 'auto'
    style.blockSize = `${String(this.field.scrollHeight)}px`
  }
}

/** A press on Send leaves the focus in the field, and a phone's keyboard open. */
function keepFocus(event: Event): void {
  event.preventDefault()
}
