import type { ReportReason } from '@mismatch/sdk'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { query, state } from 'lit/decorators.js'
import { nameOf } from '../../state/partner-name.ts'
import { textLimits } from '../../state/text-limits.ts'
import { controls } from '../../theme/controls.styles.ts'
import { Part } from '../part.ts'
import { styles } from './report-dialog.styles.ts'

/**
 * Asks why, and what else, before a partner is reported.
 *
 * @csspart dialog
 */
export class MismatchReportDialog extends Part {
  static override styles = [controls, styles]
  @query('dialog') private dialog!: HTMLDialogElement
  @query('form') private form!: HTMLFormElement
  @state() private chosen: ReportReason | null = null

  override render(): TemplateResult {
    const { strings, view } = this
    const sending = view.report.step === 'sending'
    const words = strings.faults.report_failed
    return html`<dialog
      part="dialog"
      aria-labelledby="title"
      aria-describedby="advice"
      @cancel=${this.#onEscape}
      @close=${this.#onClose}
    >
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="title">${strings.reportTitle(nameOf(view.report.name, strings))}</h2>
        <p id="advice">${strings.reportAdvice}</p>
        <div class="reasons" role="radiogroup" aria-labelledby="title">${this.#reasons()}</div>
        <label class="comment">
          <span>${strings.reportComment}</span>
          <textarea name="comment" rows="2" maxlength=${textLimits.reportComment}></textarea>
        </label>
        <div role="alert">
          ${view.report.step === 'failed' ? html`<p class="failed">${words.title}. ${words.advice}</p>` : nothing}
        </div>
        <div class="answers">
          <button type="button" class="quiet" @click=${() => this.ask({ type: 'report-dialog', open: false })}>
            ${strings.cancel}
          </button>
          <button type="submit" class="danger" ?disabled=${this.chosen === null} aria-disabled=${String(sending)}>
            ${sending ? strings.reportSending : strings.reportSend}
          </button>
        </div>
      </form>
    </dialog>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return
    const open = this.view.report.step !== 'closed'
    if (open && !this.dialog.open) {
      this.form.reset()
      this.chosen = null
      this.dialog.showModal()
    } else if (!open && this.dialog.open) {
      this.dialog.close()
    }
  }

  #reasons(): TemplateResult[] {
    const reasons = Object.entries(this.strings.reportReasons) as [ReportReason, string][]
    return reasons.map(
      ([reason, words]) =>
        html`<label class="reason">
          <input type="radio" name="reason" value=${reason} @change=${() => (this.chosen = reason)} />
          <span>${words}</span>
        </label>`,
    )
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault()
    if (this.chosen === null || this.view.report.step === 'sending') return
    const comment = this.form.querySelector('textarea')?.value.trim() ?? ''
    this.ask({ type: 'report', reason: this.chosen, comment })
  }

  #onEscape(event: Event): void {
    event.preventDefault()
    this.ask({ type: 'report-dialog', open: false })
  }

  /** Browsers let a second Escape close a dialog whatever the page says. */
  #onClose(): void {
    if (this.view.report.step !== 'closed') this.ask({ type: 'report-dialog', open: false })
  }
}
