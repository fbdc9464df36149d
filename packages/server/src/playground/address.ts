import { accepted } from './accepted.ts'
import type { Field, SetUp } from './field.ts'

/** Whether the panel stands open. */
const OPEN = 'try'

export interface Place {
  readonly setUp: SetUp
  readonly isOpen: boolean
}

/** Reads the part of an address behind the path; what is unknown or of no use is ignored. */
export function readAddress(fields: readonly Field[], search: string): Place {
  const parameters = new URLSearchParams(search)
  const setUp: Record<string, string> = {}
  for (const field of fields) {
    const given = field.byLink ? parameters.get(field.key) : null
    const value = given === null ? null : accepted(field, given)
    if (value !== null) setUp[field.key] = value
  }
  return { setUp, isOpen: parameters.get(OPEN) === '1' }
}

/** The same, written: empty when everything is as by default. */
export function writeAddress(fields: readonly Field[], { setUp, isOpen }: Place): string {
  const parameters = new URLSearchParams()
  for (const { key, byLink } of fields) {
    const value = setUp[key]
    if (byLink && value !== undefined) parameters.set(key, value)
  }
  if (isOpen) parameters.set(OPEN, '1')
  return parameters.size === 0 ? '' : `?${parameters.toString()}`
}
