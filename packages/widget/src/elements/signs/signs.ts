import { html, nothing, type TemplateResult } from 'lit'
import { durationText } from '../../state/duration.ts'
import { inCommon } from '../../state/in-common.ts'
import { bars } from '../../theme/bars.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { TalkPart } from '../talk-part.ts'
import { styles } from './signs.styles.ts'

/**
 * Beside the partner's name: how long the two have talked, whether the partner is muted, and how good the connection is. Below it,
 * what they have in common.
 */
export class MismatchSigns extends TalkPart {
  static override styles = [controls, styles]
  #timer: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), 1_000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  override render(): TemplateResult {
    const { remote, media } = this.view
    return html`${this.#clock()}${remote.audio || media === 'text' ? nothing : this.#muted()}${
      media === 'text' ? nothing : this.#quality()
    }${this.#shared()}`
  }

  /** It is for the eye: read out each second it would be in the way. */
  #clock(): TemplateResult | typeof nothing {
    const { since } = this.view.call
    if (since === null) return nothing
    return html`<span class="clock" aria-hidden="true">${durationText(Date.now() - since)}</span>`
  }

  #muted(): TemplateResult {
    return html`<span class="sign" title=${this.words.partnerMuted}
      >${icon('microphone', true)}<span class="unseen">${this.words.partnerMuted}</span></span
    >`
  }

  #shared(): TemplateResult | typeof nothing {
    const shared = inCommon(this.view.partner, this.words, this.strings)
    return shared === '' ? nothing : html`<span class="shared" title=${shared}>${shared}</span>`
  }

  /** Leads to the figures. */
  #quality(): TemplateResult | typeof nothing {
    const { quality, silent, open } = this.view.call
    if (quality === null) return nothing
    // Lost is only what nothing comes by any more.
    const level = quality === 0 && !silent ? 1 : quality
    const label = this.strings.quality[level]
    return html`<button
      type="button"
      class="quality ${level <= 2 ? 'poor' : ''}"
      title=${label}
      aria-label=${label}
      aria-expanded=${String(open)}
      @click=${() => this.ask({ type: 'connection', open: !open })}
    >
      ${bars(level)}
    </button>`
  }
}
