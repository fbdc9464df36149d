import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { talk } from '../../i18n/en/talk.ts'
import type { TalkStrings } from '../../i18n/talk-strings.ts'
import { nameOf } from '../../state/partner-name.ts'
import { textLimits } from '../../state/text-limits.ts'
import { failureOf, isText, keyOf, type ChatLine } from '../../state/chat-entry.ts'
import { chatIsStage, inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import { styles } from './chat-panel.styles.ts'

/** So near to the end, in pixels, one still reads along and does not look something up. */
const nearEndPx = 48

/**
 * What the two write to each other: text only, each message in a direction of its own.
 *
 * @csspart log
 * @csspart message
 */
export class MismatchChatPanel extends Part {
  static override styles = [controls, styles]
  static override properties: PropertyDeclarations = {
    behind: { state: true },
  }
  private get log(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.log')!
  }
  private get words(): TalkStrings {
    return this.strings.talk ?? talk
  }
  private get field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector<HTMLTextAreaElement>('textarea')!
  }
  /** Messages came below of what is being read. */
  private behind = false
  #readsAlong = true
  #session = ''

  override render(): TemplateResult {
    const { strings, words } = this
    const { partner, chat } = this.view
    const name = nameOf(partner?.name ?? '', strings)
    // Not `disabled`: that would take the focus from who is writing, and with it the keys.
    const can = this.#canWrite
    const title = words.chatTitle(name)
    const hint = partner === null ? words.write : words.writeTo(name)
    return html`
      ${chatIsStage(this.view) ? nothing : this.#header(name)}
      <div
        class="log"
        part="log"
        role="log"
        aria-live="polite"
        aria-label=${title}
        tabindex="0"
        @scroll=${this.#onScroll}
      >
        ${chat.entries.length === 0 ? html`<p class="empty">${this.#empty(name)}</p>` : nothing}
        ${repeat(chat.entries.filter(isText), keyOf, (line, at) =>
          this.#message(line, chat.entries[at - 1]?.from !== line.from, name),
        )}
      </div>
      ${
        this.behind ?
          html`<button type="button" class="behind" @click=${this.#readOn}>
            ${icon('down')}${strings.newMessages}
          </button>`
        : nothing
      }
      <p class="typing">${chat.typing ? words.typing(name) : nothing}</p>
      <div role="alert">${this.#fault()}</div>
      <form @submit=${this.#onSubmit}>
        <textarea
          rows="1"
          maxlength=${textLimits.message}
          placeholder=${hint}
          aria-label=${hint}
          dir="auto"
          enterkeyhint="send"
          ?readonly=${!can}
          aria-disabled=${String(!can)}
          @keydown=${this.#onKey}
          @input=${() => this.ask({ type: 'typing', active: this.field.value !== '' })}
        ></textarea>
        <button
          type="submit"
          class="round primary"
          title=${words.send}
          aria-label=${words.send}
          aria-disabled=${String(!can)}
        >
          ${icon('send')}
        </button>
      </form>
    `
  }

  get #canWrite(): boolean {
    return inSession(this.view) && this.view.partner?.canChat === true
  }

  #header(name: string): TemplateResult | typeof nothing {
    const { strings, view } = this
    if (view.partner === null && view.chat.docked) return nothing
    return html`<div class="head">
      ${view.partner === null ? nothing : html`<h2><bdi>${name}</bdi></h2>`}
      ${
        view.chat.docked ?
          nothing
        : html`<button
            type="button"
            class="round"
            title=${strings.chatClose}
            aria-label=${strings.chatClose}
            @click=${() => this.ask({ type: 'chat', open: false })}
          >
            ${icon('close')}
          </button>`
      }
    </div>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return
    this.#forgetDraft()
    const { entries } = this.view.chat
    if (entries === changed.get('view')?.chat.entries) return
    if (this.#readsAlong || entries.at(-1)?.from === 'me') this.#toEnd()
    else if (entries.length > 0) this.behind = true
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
    this.behind = false
    this.#readsAlong = true
  }

  #empty(name: string): string {
    const { view, words } = this
    if (!inSession(view)) return words.chatEmpty
    return view.partner?.canChat === false ? words.chatClassic : words.chatEmptyInCall(name)
  }

  #message(line: ChatLine, isFirst: boolean, name: string): TemplateResult {
    const { from, text } = line
    const failed = failureOf(line)
    const who = from === 'me' ? this.words.you : name
    // One's own words are not read back: only what comes is news.
    return html`<div
      class="message ${from} ${isFirst ? 'first' : ''}"
      part="message"
      aria-live=${from === 'me' && !failed ? 'off' : 'polite'}
    >
      <span class="unseen">${this.strings.says(who)}</span>
      <bdi class="text" dir="auto" lang="">${text}</bdi>
      ${failed ? html`<span class="failed">${this.words[failed === 'refused' ? 'notAllowed' : 'notSent']}</span>` : nothing}
    </div>`
  }

  #fault(): TemplateResult | typeof nothing {
    const { fault } = this.view.chat
    if (fault === null) return nothing
    const { title, advice } = this.strings.faults[fault.fault]
    return html`<p class="fault"><strong>${title}.</strong> ${advice}</p>`
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault()
    this.#send()
  }

  #onKey(event: KeyboardEvent): void {
    // 229: Safari ends a composition before the Enter that ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.#send()
  }

  #send(): void {
    const text = this.field.value.trim()
    if (text === '' || !this.#canWrite || !this.ask({ type: 'send', text })) return
    this.field.value = ''
    this.ask({ type: 'typing', active: false })
  }

  #onScroll(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.log
    this.#readsAlong = scrollHeight - scrollTop - clientHeight <= nearEndPx
    if (this.#readsAlong) this.behind = false
  }

  /** The button goes away, so the focus goes to what it led to. */
  #readOn(): void {
    this.#toEnd()
    this.log.focus({ preventScroll: true })
  }

  #toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight
    this.#readsAlong = true
    this.behind = false
  }
}
