import { html, nothing, type TemplateResult } from 'lit'
import type { Way } from '../../i18n/strings.ts'
import type { Request } from '../../state/requests.ts'
import { inSession, isRunning, type View } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { Part } from '../part.ts'
import { styles } from './notice.styles.ts'

/**
 * An error as a door: what happened, what to do, one button that does it, and those that go round it.
 *
 * @csspart door
 */
export class MismatchNotice extends Part {
  static override styles = [controls, styles]

  override render(): TemplateResult | typeof nothing {
    const { door } = this.view
    if (door === null) return nothing
    const { title, advice } = this.strings.faults[door.fault]
    // The status line says it to screen readers; here it is read when one comes to it.
    return html`<section
      class="door"
      part="door"
      role="group"
      tabindex="-1"
      aria-labelledby="title"
      aria-describedby="advice"
    >
      <h2 id="title">${title}</h2>
      <p id="advice">${advice}</p>
      ${door.detail === null ? nothing : html`<p class="origin"><code>${door.detail}</code></p>`}
      ${door.ways.length === 0 ? nothing : html`<div class="ways">${door.ways.map((way, at) => this.#button(way, at))}${this.#back()}</div>`}
    </section>`
  }

  /** To the button that does it, or to what it says when there is none. */
  override focus(options?: FocusOptions): void {
    const home =
      this.renderRoot.querySelector<HTMLElement>('button') ?? this.renderRoot.querySelector<HTMLElement>('.door')
    home?.focus(options)
  }

  /** To where one was; with a partner on the line another way leads there. */
  #back(): TemplateResult | typeof nothing {
    if (inSession(this.view)) return nothing
    return html`<button
      type="button"
      class="quiet"
      @click=${() => this.ask({ type: isRunning(this.view) ? 'stop' : 'dismiss' })}
    >
      ${this.strings.cancel}
    </button>`
  }

  #button(way: Way, at: number): TemplateResult {
    return html`<button
      type="button"
      class=${at === 0 ? 'primary' : 'quiet'}
      @click=${() => this.ask(wayOn(way, this.view))}
    >
      ${this.strings.ways[way]}
    </button>`
  }
}

/** What a way asks for. */
function wayOn(way: Way, { door, intent, media }: View): Request {
  switch (way) {
    case 'retry':
      if (door?.fault === 'no_server') return { type: 'probe' }
      return intent === 'preview' ? { type: 'preview' } : { type: 'find', media }
    case 'audio':
    case 'text':
      return { type: 'find', media: way }
    case 'diagnose':
      return { type: 'diagnose', open: true }
    case 'dismiss':
      return { type: 'dismiss' }
  }
}
