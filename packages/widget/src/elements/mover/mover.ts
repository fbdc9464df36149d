import type { PropertyDeclarations, PropertyDeclaration } from 'lit'
import { ownPlace } from '../../state/stage-place.ts'
import type { View } from '../../state/view.ts'
import { TalkPart } from '../talk-part.ts'
import { glide } from './glide.ts'
import { cornerFor, cornerOfKey, type Corner } from './corner.ts'

/** How far a throw carries, in milliseconds of its speed. */
const throwMs = 120
const glideMs = 240
/** From the ring to the corner, and where else the stage has it. */
const moveMs = 320

/**
 * Lets a finger, a mouse or the arrow keys move one's own picture; it comes to rest in a corner. Where the stage puts it, it glides to.
 * There is nothing of it to be seen.
 */
export class MismatchMover extends TalkPart {
  static override properties: PropertyDeclarations = {
    own: { attribute: false },
  }
  /** The frame of one's own picture. */
  own: (() => HTMLElement) | null = null
  #corner: Corner = 'end end'
  #frame: HTMLElement | null = null
  #drag: AbortController | null = null
  #hear: AbortController | null = null
  /** Where it is, before the stage has it elsewhere. */
  #was: DOMRect | null = null

  /** Called when the new view is here and the stage has not drawn it yet. */
  override requestUpdate(name?: PropertyKey, before?: unknown, options?: PropertyDeclaration): void {
    if (name === 'view' && before !== undefined && moves(before as View, this.view))
      this.#was ??= this.own?.().getBoundingClientRect() ?? null
    super.requestUpdate(name, before, options)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#let()
  }

  override updated(): void {
    if (this.#was !== null && this.own !== null) glide(this.own(), this.#was, moveMs)
    this.#was = null
    const frame = ownPlace(this.view) === 'corner' ? (this.own?.() ?? null) : null
    frame?.setAttribute('aria-label', this.words.ownMove)
    if (frame === this.#frame) return
    this.#let()
    if (frame !== null) this.#take(frame)
  }

  #take(frame: HTMLElement): void {
    this.#frame = frame
    this.#hear = new AbortController()
    const { signal } = this.#hear
    frame.tabIndex = 0
    frame.setAttribute('role', 'group')
    frame.addEventListener('pointerdown', this.#onDown, { signal })
    frame.addEventListener('keydown', this.#onKey, { signal })
  }

  #let(): void {
    this.#hear?.abort()
    this.#drag?.abort()
    for (const name of ['tabindex', 'role', 'aria-label']) this.#frame?.removeAttribute(name)
    this.#frame = null
  }

  #onKey = (event: KeyboardEvent): void => {
    const corner = cornerOfKey(event.key, this.#corner, this.strings.dir === 'rtl')
    if (corner === null || this.#frame === null) return
    event.preventDefault()
    this.#settle(this.#frame, corner)
  }

  #onDown = (down: PointerEvent): void => {
    const frame = this.#frame
    if (down.button !== 0 || frame === null) return
    down.preventDefault()
    // Not the stage's: a swipe is something else.
    down.stopPropagation()
    frame.focus({ preventScroll: true })
    frame.setPointerCapture(down.pointerId)
    const drag = new AbortController()
    this.#drag = drag
    let last = { x: down.clientX, y: down.clientY, at: down.timeStamp }
    let speed = { x: 0, y: 0 }
    const move = ({ clientX: x, clientY: y, timeStamp: at }: PointerEvent) => {
      const ms = Math.max(1, at - last.at)
      speed = { x: (x - last.x) / ms, y: (y - last.y) / ms }
      last = { x, y, at }
      frame.style.translate = `${String(x - down.clientX)}px ${String(y - down.clientY)}px`
    }
    const end = () => {
      drag.abort()
      const box = frame.getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2 + speed.x * throwMs, box.y + box.height / 2 + speed.y * throwMs]
      const stage = frame.offsetParent?.getBoundingClientRect() ?? box
      this.#settle(frame, cornerFor(x, y, stage, this.strings.dir === 'rtl'))
    }
    const { signal } = drag
    frame.addEventListener('pointermove', move, { signal })
    frame.addEventListener('pointerup', end, { signal })
    frame.addEventListener('pointercancel', end, { signal })
  }

  /** It glides from where it was let go, whatever that took. */
  #settle(frame: HTMLElement, corner: Corner): void {
    const from = frame.getBoundingClientRect()
    this.#corner = corner
    frame.dataset['corner'] = corner
    glide(frame, from, glideMs)
  }
}

function moves(before: View, after: View): boolean {
  return ownPlace(before) !== ownPlace(after) || before.chat.open !== after.chat.open
}
