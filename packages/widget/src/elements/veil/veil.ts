import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { talk } from '../../i18n/en/talk.ts'
import type { Request } from '../../state/requests.ts'
import { inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { eyeShape } from '../../theme/more-icons.ts'
import { Part } from '../part.ts'
import { FrameChecker, type FrameCheck } from './frame-checker.ts'
import { styles } from './veil.styles.ts'

type Kind = 'covered' | 'unready' | 'pending' | 'flagged'

const ways: Readonly<Record<Kind, Request>> = {
  covered: { type: 'cover', on: false },
  unready: { type: 'ready' },
  pending: { type: 'show-anyway' },
  flagged: { type: 'show-anyway' },
}

/** Says why the partner's picture is not to be seen, and looks at it for the page. */
export class MismatchVeil extends Part {
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

  override render(): TemplateResult | typeof nothing {
    const kind = this.#kind
    if (kind === null) return nothing
    const { title, advice, way } = (this.strings.talk ?? talk).veils[kind]
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
    const { state, veil, partner } = this.view
    const looks = state === 'connected' && veil.check !== 'none' && veil.check !== 'shown'
    this.#checker.watch(looks ? (partner?.sessionId ?? null) : null, this.check, this.picture)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#checker.watch(null, null, null)
  }

  get #kind(): Kind | null {
    const { veil, media } = this.view
    if (!inSession(this.view) || media !== 'video') return null
    if (veil.covered) return 'covered'
    if (veil.unready) return 'unready'
    return veil.check === 'pending' || veil.check === 'flagged' ? veil.check : null
  }
}
