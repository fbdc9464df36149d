import { limits, type Profile } from '@mismatch/sdk'
import type { ProfileFault } from '../i18n/dialog-strings.ts'
import { neutraliseName } from './neutralise.ts'

/** What somebody can be asked of themselves. */
export type ProfileField = 'name' | 'age'

/** What of `ask="name age"` is left to be asked, after what the page has given. */
export function askedFields(ask: string | null, given: Profile): readonly ProfileField[] {
  const words = (ask ?? '').toLowerCase().split(/[\s,]+/)
  return (['name', 'age'] as const).filter((field) => words.includes(field) && given[field] === undefined)
}

/** What was entered, as it may go to a partner (rule Q1); null, and what is wrong with which field, if it may not. */
export function checkProfile(
  entered: Readonly<Record<ProfileField, string>>,
  fields: readonly ProfileField[],
): { readonly profile: Profile | null; readonly faults: Readonly<Partial<Record<ProfileField, ProfileFault>>> } {
  const name = fields.includes('name') ? neutraliseName(entered.name) : null
  const age = fields.includes('age') ? entered.age.trim() : ''
  const faults: Partial<Record<ProfileField, ProfileFault>> = {}
  if (name === '') faults.name = 'name_missing'
  if (name !== null && name.length > limits.profileName) faults.name = 'name_long'
  if (age !== '' && !isAge(age)) faults.age = 'age_range'
  if (Object.keys(faults).length > 0) return { profile: null, faults }
  return { profile: { ...(name !== null && { name }), ...(age !== '' && { age: Number(age) }) }, faults }
}

function isAge(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= limits.ageMin && Number(text) <= limits.ageMax
}
