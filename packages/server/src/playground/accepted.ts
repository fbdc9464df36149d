import type { Field } from './field.ts'

/** More than any attribute needs, so that a link stays a link. */
const TEXT_LENGTH = 200
export const MAX_LENGTH_PX = 32

/** The value as it may be set, whoever wrote it; null: it may not, or it is the default anyway. */
export function accepted(field: Field, value: string): string | null {
  const clean = cleaned(field, value)
  return clean === '' || clean === field.byDefault ? null : clean
}

function cleaned({ kind, choices, place }: Field, value: string): string {
  switch (kind) {
    case 'flag':
      return value === '1' ? value : ''
    case 'choice':
      return choices.some((choice) => choice.value === value) ? value : ''
    case 'colour':
      return /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : ''
    case 'length':
      return /^\d{1,2}px$/.test(value) && Number.parseInt(value) <= MAX_LENGTH_PX ? value : ''
    case 'text': {
      const text = value.trim()
      // What would end a declaration could begin another rule.
      const forbidden = place === 'style' ? /[\p{C};{}<>\\]/u : /\p{C}/u
      return text.length > TEXT_LENGTH || forbidden.test(text) ? '' : text
    }
  }
}
