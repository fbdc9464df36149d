import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { isText, keyOf } from '../../state/chat-entry.ts'
import { chatNews } from '../../state/chat-news.ts'
import { nameOf } from '../../state/partner-name.ts'
import { ownPlace } from '../../state/stage-place.ts'
import { statusLine } from '../../state/status-line.ts'
import { chatIsStage } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { Part } from '../part.ts'
import { styles } from './status.styles.ts'

/**
 * One plain line on where one stands, and the same for screen readers: said when it changes, without the figures that
 * change all the time.
 *
 * @csspart headline
 */
export class MismatchStatus extends Part {
  static override styles = [controls, styles]
  /** The last news, and which of the two templates it has. */
  #told = ''
  #isOdd = false

  override render(): TemplateResult {
    const { headline, details, announcement } = statusLine(this.view, this.strings)
    // The live region is there from the first moment on: browsers announce changes, not arrivals. What the eye reads is another
    // line each time: of one and the same with other words, in the middle, they say that it jumps.
    return html`
      ${headline === '' ? nothing : keyed(headline, html`<p class="headline" part="headline">${this.#wellSign(details.length === 0)}<bdi dir=${this.strings.dir}>${headline}</bdi>${this.#signs()}</p>`)}
      ${details.slice(chatIsStage(this.view) ? -1 : 0).map((detail) => keyed(detail, html`<p class="detail">${detail}</p>`))}
      ${
        // Where much is said already there is no room for it.
        this.view.state === 'waiting' && details.length === 1 && !chatIsStage(this.view) ?
          html`<p class="detail manners">${this.strings.manners}</p>`
        : nothing
      }
      <div class="unseen" role="status" aria-live="polite">${announcement}</div>
      <div class="unseen" role="log" aria-live="polite" aria-label=${this.strings.newMessages}>${this.#news()}</div>
    `
  }

  /** The log of a closed chat is not read out. Each message is a node of its own, or the second of two like ones is no news. */
  #news(): TemplateResult | typeof nothing {
    const entry = chatNews(this.view)
    if (entry === null) return nothing
    const key = keyOf(entry)
    if (key !== this.#told) this.#isOdd = !this.#isOdd
    this.#told = key
    const name = nameOf(this.view.partner?.name ?? '', this.strings)
    const says = this.strings.says(name)
    // Of a file the name is what there is to say, until the chat is open that can offer it.
    const what = isText(entry) ? entry.text : entry.name
    // Another template is another node.
    return this.#isOdd ?
        html`<p>${says} <bdi lang="">${what}</bdi></p>`
      : html`<p><span>${says}</span> <bdi lang="">${what}</bdi></p>`
  }

  /** A call in which all is well; what is not, is said below the name. */
  #wellSign(isWell: boolean): TemplateResult | typeof nothing {
    return this.view.state === 'connected' && isWell ? html`<span class="well"></span>` : nothing
  }

  /** They come with a partner. */
  #signs(): TemplateResult | typeof nothing {
    const { view, strings } = this
    return view.state === 'connected' ?
        html`<mismatch-signs .view=${view} .strings=${strings}></mismatch-signs>`
      : nothing
  }

  override updated(): void {
    const { headline } = statusLine(this.view, this.strings)
    this.toggleAttribute('words-only', chatIsStage(this.view))
    this.toggleAttribute('boxed', headline !== '' && ownPlace(this.view) !== 'ring')
  }
}
