import type { DiagnosisCode } from '@mismatch/sdk'
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { counted } from '../../i18n/plural.ts'
import { findings, findingsAsText, type Finding } from '../../state/findings.ts'
import type { Request } from '../../state/requests.ts'
import type { Inquest } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { dialogs } from '../../theme/dialog.styles.ts'
import { icon } from '../../theme/icons.ts'
import { checkShape, closeShape, dashShape } from '../../theme/more-icons.ts'
import { Question } from '../question.ts'
import { styles } from './diagnosis.styles.ts'

/**
 * Why is there no connection? Every part of one, and whether it works here, as it is found out.
 *
 * @csspart dialog
 */
export class MismatchDiagnosis extends Question {
  static override styles = [controls, dialogs, styles]
  static override properties: PropertyDeclarations = {
    copied: { state: true },
  }
  protected override readonly dismissal: Request = { type: 'diagnose', open: false }
  /** `by-hand`: the browser does not let this page copy. */
  private copied: 'no' | 'yes' | 'by-hand' = 'no'
  /** The last one, which fades with the dialog. */
  #inquest: Inquest = { step: 'running', checks: [] }

  protected override get isOpen(): boolean {
    return this.view.diagnosis !== null
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') || this.view.diagnosis === null) return
    this.#inquest = this.view.diagnosis
    if (this.#inquest.step === 'running') this.copied = 'no'
  }

  override render(): TemplateResult {
    const { words } = this
    const { step, checks } = this.#inquest
    const rows = findings(checks)
    return this.around(
      html`<h2 id="title">${words.diagnosisTitle}</h2>
        <p id="advice" role="status">${this.#verdict(rows)}</p>
        ${
          step === 'failed' ? nothing : (
            html`<ul>
              ${rows.map((row) => this.#row(row))}
            </ul>`
          )
        }
        ${this.copied === 'by-hand' ? html`<textarea readonly rows="4" aria-label=${words.diagnosisText} .value=${this.#text()}></textarea>` : nothing}
        <div class="answers">
          <button type="button" class="quiet" @click=${() => this.ask(this.dismissal)}>
            ${step === 'running' ? this.strings.cancel : words.diagnosisClose}
          </button>
          ${step === 'over' ? this.#copyButton() : nothing}
          ${
            step === 'running' ? nothing : (
              html`<button type="button" class="primary" @click=${() => this.ask({ type: 'diagnose', open: true })}>
                ${words.diagnosisAgain}
              </button>`
            )
          }
        </div>`,
    )
  }

  #verdict(rows: readonly Finding[]): string {
    const { strings, words } = this
    const { step } = this.#inquest
    if (step === 'running') return words.diagnosisRunning
    if (step === 'failed')
      return `${strings.sentence(strings.faults.not_loaded.title)} ${strings.faults.not_loaded.advice}`
    const faults = rows.filter(({ ok }) => ok === false).length
    return faults === 0 ? words.diagnosisWell : counted(words.diagnosisFaults, faults, strings.locale)
  }

  #row({ subject, ok, code }: Finding): TemplateResult {
    const { words } = this
    const result =
      ok === undefined ? 'pending'
      : ok === null ? 'untried'
      : ok ? 'works'
      : 'fails'
    return html`<li class=${result}>
      ${sign(result)}
      <span>${words.diagnosisSubjects[subject]}</span>
      <span class="result">${words.diagnosisResults[result]}</span>
      ${code === null ? nothing : html`<p>${this.#cause(code)}</p>`}
    </li>`
  }

  #cause(code: DiagnosisCode): string {
    const { diagnosisCauses } = this.words
    // What the server closed with is a name that means something to its owner only.
    return code in diagnosisCauses ? diagnosisCauses[code as keyof typeof diagnosisCauses] : diagnosisCauses.closed
  }

  #copyButton(): TemplateResult {
    return html`<button type="button" class="quiet" @click=${this.#copy}>
      ${this.copied === 'yes' ? this.words.diagnosisCopied : this.words.diagnosisCopy}
    </button>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text())
      this.copied = 'yes'
    } catch {
      // Not on a page without https, nor where the person or the browser said no.
      this.copied = 'by-hand'
      await this.updateComplete
      this.renderRoot.querySelector('textarea')?.select()
    }
  }

  #text(): string {
    return findingsAsText(this.#inquest.checks, [`Mismatch at ${location.origin}`, navigator.userAgent])
  }
}

function sign(result: 'pending' | 'untried' | 'works' | 'fails'): TemplateResult {
  if (result === 'pending') return html`<span class="dot"></span>`
  return icon({ untried: dashShape, works: checkShape, fails: closeShape }[result])
}
