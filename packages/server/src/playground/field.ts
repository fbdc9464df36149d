/** One thing that can be tried out. */
export interface Field {
  /** Its name in the form and in the address. */
  readonly key: string
  /** `page`: of the playground alone, so not in the tag. */
  readonly place: 'attribute' | 'style' | 'page'
  /** The attribute or the property. */
  readonly name: string
  /** What it is called in the form, where that is not the name. */
  readonly label?: string
  readonly kind: 'flag' | 'choice' | 'text' | 'colour' | 'length'
  /** As it is if nobody sets it; empty: nothing is set. */
  readonly byDefault: string
  readonly choices: readonly Choice[]
  /** In words, with `code` between backticks. */
  readonly about: string
  /** Whether a link may set it. */
  readonly byLink: boolean
}

export interface Choice {
  readonly value: string
  readonly label: string
  /** What is set for it, where that is not the value itself. */
  readonly written?: string
}

/** What somebody has set, by key; what is as by default is not in it. */
export type SetUp = Readonly<Record<string, string>>

/** The value to be set in the page; null: nothing is to be set. */
export function written(field: Field, setUp: SetUp): string | null {
  const value = setUp[field.key]
  if (value === undefined) return null
  if (field.kind === 'flag') return ''
  return field.choices.find((choice) => choice.value === value)?.written ?? value
}
