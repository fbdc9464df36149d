import { accepted } from '../accepted.ts'
import type { Field, SetUp } from '../field.ts'
import { asHex } from './colour.ts'

type Control = HTMLInputElement | HTMLSelectElement

/** The form: what somebody has set in it. */
export class Controls {
  readonly #form: HTMLFormElement
  readonly #fields: readonly Field[]
  /** A colour input always has a colour; these are meant. */
  readonly #picked = new Set<string>()

  constructor(form: HTMLFormElement, fields: readonly Field[]) {
    this.#form = form
    this.#fields = fields
  }

  read(): SetUp {
    const setUp: Record<string, string> = {}
    for (const field of this.#fields) {
      const value = accepted(field, this.#valueOf(field))
      if (value !== null) setUp[field.key] = value
    }
    return setUp
  }

  fill(setUp: SetUp): void {
    this.#picked.clear()
    for (const field of this.#fields) {
      const control = this.#control(field)
      const value = setUp[field.key]
      if (field.kind === 'flag') (control as HTMLInputElement).checked = value !== undefined
      else if (field.kind === 'length') control.value = String(Number.parseInt(value ?? field.byDefault))
      else if (field.kind !== 'colour') control.value = value ?? field.byDefault
      else if (value !== undefined) {
        this.#picked.add(field.key)
        control.value = value
      }
    }
    this.say()
  }

  /** A person has chosen a colour, the default one perhaps. */
  pick(key: string): void {
    if (this.#fields.some((field) => field.key === key && field.kind === 'colour')) this.#picked.add(key)
  }

  unset(key: string): void {
    this.#picked.delete(key)
    this.#form.querySelector<HTMLElement>(`[name="${CSS.escape(key)}"]`)?.focus()
  }

  /** Writes beside colours and lengths what they are. */
  say(): void {
    for (const field of this.#fields) {
      if (field.kind !== 'colour' && field.kind !== 'length') continue
      const control = this.#control(field)
      const isSet = this.#picked.has(field.key)
      if (field.kind === 'colour' && !isSet) control.value = this.#colourByDefault(field)
      const output = control.parentElement?.querySelector('output')
      if (output != null) output.textContent = field.kind === 'colour' && !isSet ? 'default' : this.#valueOf(field)
      const unset = control.parentElement?.querySelector('button')
      if (unset != null) unset.hidden = !isSet
    }
  }

  #control({ key }: Field): Control {
    return this.#form.elements.namedItem(key) as Control
  }

  #valueOf(field: Field): string {
    const control = this.#control(field)
    if (field.kind === 'flag') return (control as HTMLInputElement).checked ? '1' : ''
    if (field.kind === 'length') return `${control.value}px`
    if (field.kind === 'colour' && !this.#picked.has(field.key)) return ''
    return control.value
  }

  /** Where the manifest names none it follows the page's theme, and so does the form. */
  #colourByDefault(field: Field): string {
    const { byDefault, key } = field
    const { backgroundColor, color } = getComputedStyle(this.#control(field))
    return asHex(byDefault || (key.includes('surface') ? backgroundColor : color))
  }
}
