import type { ReportReason } from '@mismatch/sdk'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Request } from '../../state/requests.ts'
import { nameOf } from '../../state/partner-name.ts'
import { textLimits } from '../../state/text-limits.ts'
import { controls } from '../../theme/controls.styles.ts'
import { dialogs } from '../../theme/dialog.styles.ts'
import { Question } from '../question.ts'
import { styles } from './report-dialog.styles.ts'

/**
 * Asks why, and what else, before a partner is reported.
 *
 * @csspart dialog
 */
export class MismatchReportDialog extends Question {
  static override styles = [controls, dialogs, styles]
  static override properties: PropertyDeclarations = {
    chosen: { state: true },
  }
  private get form(): HTMLFormElement {
    return this.renderRoot.querySelector<HTMLFormElement>('form')!
  }
  private chosen: ReportReason | null = null
  protected override readonly dismissal: Request = { type: 'report-dialog', open: false }

  protected override get isOpen(): boolean {
    return this.view.report.step !== 'closed'
  }

  protected override opening(): void {
    this.form.reset()
    this.chosen = null
  }

  override render(): TemplateResult {
    const { strings, view, words } = this
    const sending = view.report.step === 'sending'
    const { title, advice } = words.reportFailed
    return this.around(
      html`<form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="title">${words.reportTitle(nameOf(view.report.name, strings))}</h2>
        <p id="advice">${words.reportAdvice}</p>
        <div class="reasons" role="radiogroup" aria-labelledby="title">${this.#reasons()}</div>
        <label class="comment">
          <span>${words.reportComment}</span>
          <textarea name="comment" rows="2" maxlength=${textLimits.reportComment}></textarea>
        </label>
        <div role="alert">
          ${view.report.step === 'failed' ? html`<p class="failed">${strings.sentence(title)} ${advice}</p>` : nothing}
        </div>
        <p class="hint" id="hint">${this.chosen === null ? words.reportChoose : nothing}</p>
        <div class="answers">
          <button type="button" class="quiet" @click=${() => this.ask(this.dismissal)}>${strings.cancel}</button>
          <button
            type="submit"
            class="danger"
            aria-describedby="hint"
            ?disabled=${this.chosen === null}
            aria-disabled=${String(sending)}
          >
            ${sending ? words.reportSending : words.reportSend}
          </button>
        </div>
      </form>`,
    )
  }

  #reasons(): TemplateResult[] {
    const reasons = Object.entries(this.words.reportReasons) as [ReportReason, string][]
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
}
