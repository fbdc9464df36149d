import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Request } from '../../state/requests.ts'
import { controls } from '../../theme/controls.styles.ts'
import { dialogs } from '../../theme/dialog.styles.ts'
import { Question } from '../question.ts'
import { styles } from './consent.styles.ts'

/**
 * Asks for a yes to the rules before camera and queue.
 *
 * @slot rules - the page's own rules; without them a few words on manners
 * @csspart dialog
 */
export class MismatchConsent extends Question {
  static override styles = [controls, dialogs, styles]
  static override properties: PropertyDeclarations = {
    hasRules: { state: true },
  }
  protected override readonly dismissal: Request = { type: 'consent', agreed: false }
  private hasRules = false

  protected override get isOpen(): boolean {
    return this.view.question === 'consent'
  }

  override render(): TemplateResult {
    const { words } = this
    // A hasty Enter is no yes: the focus begins at the rules, else at the way back.
    return this.around(
      html`<h2 id="title">${words.consentTitle}</h2>
        <p id="advice" ?hidden=${this.hasRules}>${words.consentAdvice}</p>
        <div class="rules" role="group" tabindex="0" aria-label=${words.consentRules} ?hidden=${!this.hasRules}>
          <slot name="rules" @slotchange=${this.#onRules}></slot>
        </div>
        <div class="answers">
          <button type="button" class="quiet" @click=${() => this.ask(this.dismissal)}>${words.consentDecline}</button>
          <button type="button" class="primary" @click=${() => this.ask({ type: 'consent', agreed: true })}>
            ${words.consentAgree}
          </button>
        </div>`,
    )
  }

  #onRules({ target }: Event): void {
    this.hasRules = (target as HTMLSlotElement).assignedNodes({ flatten: true }).length > 0
  }
}
