import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { checkProfile, type ProfileField } from '../../state/own-profile.ts'
import type { Request } from '../../state/requests.ts'
import { controls } from '../../theme/controls.styles.ts'
import { dialogs } from '../../theme/dialog.styles.ts'
import { Question } from '../question.ts'
import { styles } from './profile-form.styles.ts'

/**
 * Asks who one is: a name, and an age if one likes.
 *
 * @csspart dialog
 */
export class MismatchProfileForm extends Question {
  static override styles = [controls, dialogs, styles]
  static override properties: PropertyDeclarations = {
    faults: { state: true },
  }
  private get form(): HTMLFormElement {
    return this.renderRoot.querySelector<HTMLFormElement>('form')!
  }
  private faults: ReturnType<typeof checkProfile>['faults'] = {}
  protected override readonly dismissal: Request = { type: 'introduce', profile: null }

  protected override get isOpen(): boolean {
    return this.view.question === 'profile' || this.view.question === 'edit'
  }

  override render(): TemplateResult {
    const { strings, view, words } = this
    return this.around(
      html`<form method="dialog" novalidate @submit=${this.#onSubmit}>
        <h2 id="title">${words.profileTitle}</h2>
        <p id="advice">${words.profileAdvice}</p>
        ${view.me.fields.map((field) => this.#field(field))}
        <div class="answers">
          <button type="button" class="quiet" @click=${() => this.ask(this.dismissal)}>${strings.cancel}</button>
          <button type="submit" class="primary">${view.question === 'edit' ? words.profileSave : strings.find}</button>
        </div>
      </form>`,
    )
  }

  protected override opening(): void {
    this.faults = {}
    for (const field of this.view.me.fields) this.#input(field).value = String(this.view.me.profile[field] ?? '')
  }

  #field(field: ProfileField): TemplateResult {
    const { words } = this
    const fault = this.faults[field]
    const isName = field === 'name'
    return html`<label for=${field}>${isName ? words.profileName : words.profileAge}</label>
      <input
        id=${field}
        name=${field}
        autocomplete=${isName ? 'nickname' : 'off'}
        inputmode=${isName ? 'text' : 'numeric'}
        dir="auto"
        aria-required=${String(isName)}
        aria-invalid=${String(fault !== undefined)}
        aria-describedby="${field}-fault"
      />
      <p class="fault" id="${field}-fault" role="alert">
        ${fault === undefined ? nothing : words.profileFaults[fault]}
      </p>`
  }

  #input(field: ProfileField): HTMLInputElement {
    return this.form.elements.namedItem(field) as HTMLInputElement
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault()
    const { fields } = this.view.me
    const valueOf = (field: ProfileField) => (fields.includes(field) ? this.#input(field).value : '')
    const { profile, faults } = checkProfile({ name: valueOf('name'), age: valueOf('age') }, fields)
    this.faults = faults
    const wrong = fields.find((field) => faults[field] !== undefined)
    if (wrong !== undefined) this.#input(wrong).focus()
    else this.ask({ type: 'introduce', profile })
  }
}
