import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { inSession, needsAnswer } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { onwardShape } from '../../theme/more-icons.ts'
import { TalkPart } from '../talk-part.ts'
import { isOnward, isSwipe, swipedFar } from './swipe-distance.ts'
import { styles } from './swipe.styles.ts'

/** So long a swipe can be taken back, before anybody hears of it. */
const undoMs = 1_600

/**
 * A finger moves the stage away: Next. It lives in the stage that it moves, and says what will come of the finger as it goes.
 */
export class MismatchSwipe extends TalkPart {
  static override styles = [controls, styles]
  static override properties: PropertyDeclarations = {
    step: { state: true },
  }
  /** `far`: letting go now is a swipe; `gone`: it may still be taken back. */
  private step: 'still' | 'near' | 'far' | 'gone' = 'still'
  #from: { readonly x: number; readonly y: number; readonly id: number } | null = null
  /** Whom it is about: who comes in between is not swiped away. */
  #session: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #hear = new AbortController()

  override connectedCallback(): void {
    super.connectedCallback()
    this.#hear = new AbortController()
    const { signal } = this.#hear
    const stage = this.parentElement
    stage?.addEventListener('pointerdown', this.#onDown, { signal })
    stage?.addEventListener('pointermove', this.#onMove, { signal })
    stage?.addEventListener('pointerup', this.#onUp, { signal })
    stage?.addEventListener('pointercancel', this.#back, { signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#hear.abort()
    this.#back()
  }

  override willUpdate(): void {
    if (this.#session !== null && this.#session !== this.view.partner?.sessionId) this.#back()
    if (!inSession(this.view)) this.#back()
  }

  override render(): TemplateResult | typeof nothing {
    const { words } = this
    if (this.step === 'still') return nothing
    if (this.step === 'gone') {
      return html`<div class="toast" role="status">
        <span>${words.swipeNow}</span>
        <button type="button" @click=${this.#back}>${words.swipeUndo}</button>
      </div>`
    }
    return html`<div class="hint ${this.step}" aria-hidden="true">
      ${icon(onwardShape)}<span>${this.step === 'far' ? this.strings.next : words.swipeOn}</span>
    </div>`
  }

  #onDown = ({ pointerType, isPrimary, clientX: x, clientY: y, pointerId: id, target }: PointerEvent): void => {
    // A mouse has the button; what is pressed on a button is for the button.
    const isForOthers = target instanceof Element && target.closest('mismatch-controls, mismatch-menu') !== null
    if (pointerType !== 'touch' || !isPrimary || isForOthers || this.step === 'gone') return
    if (!inSession(this.view) || this.view.media === 'text' || needsAnswer(this.view)) return
    this.#from = { x, y, id }
    this.#session = this.view.partner?.sessionId ?? null
  }

  #onMove = (event: PointerEvent): void => {
    const from = this.#from
    if (from?.id !== event.pointerId) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    const { dir } = this.strings
    if (this.step === 'still' && !isSwipe(dx, dy, dir)) return
    this.step = swipedFar(dx, this.#width, dir) ? 'far' : 'near'
    this.#move(isOnward(dx, dir) ? dx : 0, false)
  }

  #onUp = ({ pointerId }: PointerEvent): void => {
    if (this.#from?.id !== pointerId) return
    this.#from = null
    if (this.step !== 'far') return this.#back()
    this.step = 'gone'
    this.#move((this.strings.dir === 'rtl' ? 1 : -1) * this.#width, true)
    this.#timer = setTimeout(() => {
      const isSame = this.#session === this.view.partner?.sessionId
      this.#back()
      if (isSame) this.ask({ type: 'next' })
    }, undoMs)
  }

  /** As if nothing had been. May be called at any time. */
  #back = (): void => {
    clearTimeout(this.#timer)
    this.#from = null
    this.#session = null
    if (this.step === 'still') return
    this.step = 'still'
    this.#move(0, true)
  }

  get #width(): number {
    return this.parentElement?.clientWidth ?? 0
  }

  /** Of itself, once let go. */
  #move(px: number, glides: boolean): void {
    const { parentElement: stage } = this
    stage?.style.setProperty('--_swipe', `${String(px)}px`)
    stage?.toggleAttribute('data-glides', glides)
  }
}
