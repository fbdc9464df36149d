import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { failureOf, isText, keyOf, type ChatEntry, type ChatLine } from '../../state/chat-entry.ts'
import { layoutOf, type Place } from '../../state/chat-layout.ts'
import { chatVisible, inSession } from '../../state/view.ts'
import { icon } from '../../theme/icons.ts'
import { closeShape, downShape } from '../../theme/more-icons.ts'
import { BlobUrls } from './blob-urls.ts'
import { Blurs } from './blurs.ts'
import { fileBubble } from './file-bubble.ts'
import { ticks } from './glyphs.ts'
import { InPanel } from './in-panel.ts'
import { reactionButton, reactionChips, reactionChoice } from './reactions.ts'
import { ReadAlong } from './read-along.ts'
import { roved } from './rove.ts'
import { textBubble } from './text-bubble.ts'

/** As long as systems hold a touch to be a long one. */
const longPressMs = 500

/** What came and went with one partner, in order. One entry of it can be reached with Tab, the others by the arrow keys. */
export class MismatchChatLog extends InPanel {
  static override properties: PropertyDeclarations = {
    pointed: { state: true },
    focused: { state: true },
    current: { state: true },
    choosing: { state: true },
    enlarged: { state: true },
  }
  /** The entries, by their keys, under the pointer; with the focus in it; to be reached with Tab; … */
  private pointed = ''
  private focused = ''
  private current = ''
  /** … whose reaction is being chosen; and whose picture fills the window. */
  private choosing = ''
  private enlarged = ''
  readonly #urls = new BlobUrls(this)
  readonly #blurs = new Blurs(this)
  readonly #shown = new WeakSet<Blob>()
  readonly #reading = new ReadAlong(this, () => this.log)
  /** The last of the partner's messages that is told to be read. */
  #read = ''
  /** The key of the entry with the focus in it, before it is drawn anew. */
  #holding: string | null = null
  #press: ReturnType<typeof setTimeout> | undefined

  private get log(): HTMLElement {
    return this.querySelector<HTMLElement>('.log')!
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#tellRead)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#tellRead)
    clearTimeout(this.#press)
  }

  override render(): TemplateResult {
    const { strings, words, partnerName } = this
    const { entries } = this.view.chat
    const places = layoutOf(entries)
    const stop = entries.some((entry) => keyOf(entry) === this.current) ? this.current : entries.map(keyOf).at(-1)
    return html`
      <div
        class="log"
        part="log"
        role="log"
        aria-live="polite"
        aria-label=${this.view.partner === null ? strings.element : words.chatTitle(partnerName)}
        tabindex="-1"
        @scroll=${this.#onScroll}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
        @focusout=${this.#onBlur}
        @pointerover=${this.#onPoint}
        @pointerleave=${() => (this.pointed = '')}
        @pointerdown=${this.#onPress}
        @pointerup=${this.#onRelease}
        @pointercancel=${this.#onRelease}
        @contextmenu=${this.#onMenu}
      >
        ${entries.length === 0 ? html`<p class="empty">${this.#empty()}</p>` : nothing}
        ${repeat(entries, keyOf, (entry, at) => this.#entry(entry, at, places[at]!, keyOf(entry) === stop))}
      </div>
      <p class="unseen" role="status">${this.#offer()}</p>
      ${
        this.#reading.isBehind ?
          html`<button type="button" class="behind" @click=${this.#readOn}>
            ${icon(downShape)}${strings.newMessages}
          </button>`
        : nothing
      }
      ${this.#enlargement()}
    `
  }

  #empty(): string {
    const { view, words } = this
    if (!inSession(view)) return words.chatEmpty
    return view.partner?.canChat === false ? words.chatClassic : words.chatEmptyInCall(this.partnerName)
  }

  #entry(entry: ChatEntry, at: number, place: Place, isStop: boolean): TemplateResult {
    const { words } = this
    const { from } = entry
    const key = keyOf(entry)
    const who = from === 'me' ? words.you : this.partnerName
    const stop = isStop ? 0 : -1
    // One's own words are not read back, and of a file only its offer is: only what comes is news.
    const isNews = isText(entry) && (from === 'peer' || failureOf(entry) !== null)
    const classes = ['message', from, place.first && 'first', place.last && 'last'].filter(Boolean)
    return html`${place.timed ? html`<p class="when" aria-live="off">${this.#time(entry.at)}</p>` : nothing}
      <div
        class=${classes.join(' ')}
        role="article"
        aria-labelledby="who-${at} what-${at}"
        tabindex=${stop}
        data-key=${key}
        aria-live=${isNews ? 'polite' : 'off'}
      >
        <span class="unseen" id="who-${at}">${this.strings.says(who)}</span>
        <div class="body" id="what-${at}">
          ${isText(entry) ? textBubble(entry, words, stop) : this.#file(entry, stop)}
          ${isText(entry) ? reactionChips(entry.reactions, this.partnerName, words) : nothing}
        </div>
        ${
          place.receipt === null ?
            nothing
          : html`<span class="receipt ${place.receipt}" title=${words.receipts[place.receipt]}>
              ${ticks(place.receipt)}<span class="unseen">${words.receipts[place.receipt]}</span>
            </span>`
        }
        ${key === (this.choosing || this.pointed || this.focused) ? this.#actions(entry, key) : nothing}
      </div>`
  }

  #time(at: number): TemplateResult {
    const words = new Intl.DateTimeFormat(this.strings.locale, { timeStyle: 'short' }).format(at)
    return html`<time datetime=${new Date(at).toISOString()}>${words}</time>`
  }

  #file(entry: Exclude<ChatEntry, ChatLine>, stop: number): TemplateResult {
    return fileBubble(entry, {
      words: this.words,
      locale: this.strings.locale,
      stop,
      urlOf: (blob) => this.#urls.of(blob),
      blurOf: (picture) => this.#blurs.of(picture),
      isShown: (picture) => this.#shown.has(picture),
      show: (picture) => {
        this.#shown.add(picture)
        this.requestUpdate()
      },
      enlarge: (key) => (this.enlarged = key),
      answer: (id, answer) => this.ask({ type: 'file', id, do: answer }),
    })
  }

  #actions(entry: ChatEntry, key: string): TemplateResult {
    const { words } = this
    const isChoosing = key === this.choosing
    const canReact = this.canWrite && isText(entry) && failureOf(entry) === null
    const toggle = () => (this.choosing = isChoosing ? '' : key)
    return html`<div class="actions" aria-live="off">
        ${this.#time(entry.at)}${canReact ? reactionButton(words, isChoosing, toggle) : nothing}
      </div>
      ${isChoosing && canReact ? reactionChoice(words, (emoji) => this.#react(emoji, entry.id)) : nothing}`
  }

  /** What the partner offers, said once. */
  #offer(): string | typeof nothing {
    const last = this.view.chat.entries.findLast((entry) => !isText(entry) && entry.from === 'peer')
    if (last === undefined || isText(last) || last.state !== 'offered') return nothing
    return this.words.offers(this.partnerName, last.name)
  }

  #enlargement(): TemplateResult | typeof nothing {
    const { words, enlarged } = this
    const file = this.view.chat.entries.find((entry) => !isText(entry) && keyOf(entry) === enlarged)
    if (file === undefined || isText(file) || file.blob === null) return nothing
    const close = () => this.querySelector('dialog')?.close()
    return html`<dialog
      aria-label=${file.name}
      @close=${() => (this.enlarged = '')}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @click=${close}
    >
      <img src=${this.#urls.of(file.blob)} alt="" />
      <button type="button" class="round" title=${words.pictureClose} aria-label=${words.pictureClose}>
        ${icon(closeShape)}
      </button>
    </dialog>`
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && !chatVisible(this.view)) this.choosing = this.enlarged = ''
    this.#holding = this.#messageOf(focusIn(this))?.dataset['key'] ?? null
  }

  override updated(changed: PropertyValues<this>): void {
    const changes: PropertyValues = changed
    if (changes.has('enlarged')) this.querySelector('dialog')?.showModal()
    // What was pressed is gone, and the keys shall go on from where it stood.
    if (this.#holding !== null && focusIn(this) === null) this.#find(this.#holding)?.focus({ preventScroll: true })
    if (changes.has('choosing') && this.choosing !== '') this.#toChoices()
    if (!changed.has('view')) return
    const { entries } = this.view.chat
    if (entries !== changed.get('view')?.chat.entries && entries.length > 0) {
      this.#reading.onNews(entries.at(-1)?.from === 'me')
    }
    this.#tellRead()
  }

  /** Once for each that is really to be seen. */
  #tellRead = (): void => {
    const { view } = this
    const last = view.chat.entries.findLast((entry) => isText(entry) && entry.from === 'peer')
    if (last === undefined || keyOf(last) === this.#read || !this.#reading.isAlong) return
    if (!chatVisible(view) || !inSession(view) || document.visibilityState !== 'visible') return
    this.#read = keyOf(last)
    this.ask({ type: 'read' })
  }

  #react(emoji: string, messageId: string): void {
    this.ask({ type: 'react', emoji, messageId })
    this.choosing = ''
  }

  #toChoices(): void {
    const choices = this.querySelector<HTMLElement>('.choices')
    choices?.scrollIntoView({ block: 'nearest' })
    choices?.querySelector('button')?.focus({ preventScroll: true })
  }

  #messageOf(target: EventTarget | null): HTMLElement | null {
    return target instanceof Element ? target.closest<HTMLElement>('.message') : null
  }

  /** A partner's ids may hold anything, so not by a selector. */
  #find(key: string): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>('.message')].find((message) => message.dataset['key'] === key)
  }

  #onFocus({ target }: FocusEvent): void {
    const key = this.#messageOf(target)?.dataset['key'] ?? ''
    this.focused = key
    if (key !== '') this.current = key
    if (this.choosing !== key) this.choosing = ''
  }

  #onBlur({ relatedTarget }: FocusEvent): void {
    this.focused = ''
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.choosing = ''
  }

  #onPoint({ target, pointerType }: PointerEvent): void {
    if (pointerType !== 'touch') this.pointed = this.#messageOf(target)?.dataset['key'] ?? ''
  }

  #onPress({ target, pointerType }: PointerEvent): void {
    const key = this.#messageOf(target)?.dataset['key']
    if (pointerType !== 'touch' || key === undefined || (target as Element).closest('a, button') !== null) return
    this.#press = setTimeout(() => (this.choosing = key), longPressMs)
  }

  #onRelease(): void {
    clearTimeout(this.#press)
    this.#press = undefined
  }

  /** A long touch on some systems: not also theirs. */
  #onMenu(event: Event): void {
    if (this.#press !== undefined) event.preventDefault()
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const from = event.target as HTMLElement
    const message = this.#messageOf(from)
    const choices = from.closest('.choices')
    if (event.key === 'Escape' && this.choosing !== '') {
      this.choosing = ''
      message?.focus()
    } else {
      const items = this.querySelectorAll<HTMLElement>(choices === null ? '.message' : '.choices button')
      if (choices === null && /Left|Right/.test(event.key)) return
      const next =
        message === null ? items[items.length - 1] : roved(event, choices === null ? message : from, [...items])
      if (next === undefined || (message === null && event.key !== 'ArrowUp')) return
      next.focus()
    }
    event.preventDefault()
  }

  #onScroll(): void {
    this.#reading.onScroll()
    this.#tellRead()
  }

  /** The button goes away, so the focus goes to what it led to. */
  #readOn(): void {
    this.#reading.toEnd()
    this.#tellRead()
    this.log.focus({ preventScroll: true })
  }
}

/** What has the focus in a piece that has no root of its own. */
function focusIn(piece: HTMLElement): Element | null {
  const { activeElement } = piece.getRootNode() as ShadowRoot
  return activeElement !== null && piece.contains(activeElement) ? activeElement : null
}
