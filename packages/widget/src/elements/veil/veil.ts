import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Request } from '../../state/requests.ts'
import { inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { eyeShape } from '../../theme/more-icons.ts'
import { TalkPart } from '../talk-part.ts'
import { FrameChecker, type FrameCheck } from './frame-checker.ts'
import { styles } from './veil.styles.ts'

type Kind = 'covered' | 'unready' | 'pending' | 'flagged'

const ways: Readonly<Record<Kind, Request>> = {
  covered: { type: 'cover', on: false },
  unready: { type: 'ready' },
  pending: { type: 'show-anyway' },
  flagged: { type: 'show-anyway' },
}

/** When there is another picture, or none. */
const pictureEvents = ['loadeddata', 'resize', 'emptied'] as const

/** Says why the partner's picture is not to be seen, and looks at it for the page. */
export class MismatchVeil extends TalkPart {
  static override styles = [controls, styles]
  static override properties: PropertyDeclarations = {
    check: { attribute: false },
    picture: { attribute: false },
  }
  /** The page's own look at the partner's picture; null: there is none. */
  check: FrameCheck | null = null
  /** Where the partner is played. */
  picture: (() => HTMLVideoElement) | null = null
  readonly #checker = new FrameChecker((flagged) => this.ask({ type: 'checked', flagged }))
  #watched: HTMLVideoElement | null = null

  override render(): TemplateResult | typeof nothing {
    const kind = this.#kind
    if (kind === null) return nothing
    const { title, advice, way } = this.words.veils[kind]
    return html`<div class="veil" role="group" aria-labelledby="title" aria-describedby="advice">
      ${icon(eyeShape, true)}
      <p id="title" class="title">${title}</p>
      <p id="advice" class="advice">${advice}</p>
      <button type="button" class=${kind === 'unready' ? 'primary' : 'way'} @click=${() => this.ask(ways[kind])}>
        ${way}
      </button>
    </div>`
  }

  override updated(): void {
    const { state, veil, partner, remote } = this.view
    // The black of a camera that is off says nothing of what it will show.
    const looks = state === 'connected' && remote.video && veil.check !== 'none' && veil.check !== 'shown'
    if (veil.check !== 'none') this.#watch()
    this.#checker.watch(looks ? (partner?.sessionId ?? null) : null, this.check, this.picture)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#checker.watch(null, null, null)
    for (const type of pictureEvents) this.#watched?.removeEventListener(type, this.#redraw)
    this.#watched = null
  }

  /** With each picture that comes or goes the words do. */
  #watch(): void {
    if (this.#watched !== null || this.picture === null) return
    this.#watched = this.picture()
    for (const type of pictureEvents) this.#watched.addEventListener(type, this.#redraw)
  }

  readonly #redraw = (): void => this.requestUpdate()

  get #kind(): Kind | null {
    const { veil, media, remote } = this.view
    if (!inSession(this.view) || media !== 'video') return null
    if (veil.covered) return 'covered'
    if (veil.unready) return 'unready'
    // Where there is no picture, none is kept back.
    if (!remote.video || !this.picture?.().videoWidth) return null
    return veil.check === 'pending' || veil.check === 'flagged' ? veil.check : null
  }
}
