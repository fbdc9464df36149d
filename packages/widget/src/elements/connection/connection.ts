import { html, nothing, type TemplateResult } from 'lit'
import type { Figures } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { TalkPart } from '../talk-part.ts'
import { styles } from './connection.styles.ts'

/** As often as the client itself looks. */
const everyMs = 2_000

/** How the call goes, in figures: measured as long as this stands in the page. */
export class MismatchConnection extends TalkPart {
  static override styles = [controls, styles]
  #timer: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.ask({ type: 'measure' })
    this.#timer = setInterval(() => this.ask({ type: 'measure' }), everyMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  override render(): TemplateResult {
    const { figures } = this.view.call
    const { connection: words } = this.words
    return html`<section role="group" aria-label=${words.title}>
      ${figures === null ? html`<p>${words.measuring}</p>` : this.#table(figures)}
    </section>`
  }

  #table({ path, roundTripMs, in: received, out: sent }: Figures): TemplateResult {
    const { connection: words } = this.words
    const both = (say: (flow: Figures['in']) => string | null) => [say(received), say(sent)]
    return html`<table>
      ${this.#row(words.way, [words.ways[path ?? 'unknown']])}
      ${this.#row(words.roundTrip, [this.#unit(roundTripMs, 'millisecond')])}
      <tr>
        <td></td>
        <th scope="col">${words.received}</th>
        <th scope="col">${words.sent}</th>
      </tr>
      ${this.#row(
        words.picture,
        both(({ width, height }) =>
          width === null || height === null ? null : `${String(width)} × ${String(height)}`,
        ),
      )}
      ${this.#row(
        words.frames,
        both(({ framesPerSecond }) => this.#number(framesPerSecond)),
      )}
      ${this.#row(
        words.rate,
        both(({ audioKbps, videoKbps }) =>
          this.#unit(
            audioKbps === null && videoKbps === null ? null : (audioKbps ?? 0) + (videoKbps ?? 0),
            'kilobit-per-second',
          ),
        ),
      )}
      ${this.#row(
        words.loss,
        both(({ lossPercent }) => this.#unit(lossPercent, 'percent')),
      )}
    </table>`
  }

  /** Nothing for what is not known of either direction; one cell is as wide as two. */
  #row(name: string, cells: readonly (string | null)[]): TemplateResult | typeof nothing {
    if (cells.every((cell) => cell === null)) return nothing
    return html`<tr>
      <th scope="row">${name}</th>
      ${cells.map((cell) => html`<td colspan=${2 / cells.length}>${cell ?? '–'}</td>`)}
    </tr>`
  }

  #unit(value: number | null, unit: string): string | null {
    return this.#number(value, { style: 'unit', unit })
  }

  #number(value: number | null, options: Intl.NumberFormatOptions = {}): string | null {
    if (value === null) return null
    // A tenth of much is noise.
    const maximumFractionDigits = value < 10 ? 1 : 0
    return new Intl.NumberFormat(this.strings.locale, { ...options, maximumFractionDigits }).format(value)
  }
}
