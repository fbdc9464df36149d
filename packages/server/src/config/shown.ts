import { inspect } from 'node:util'

const LONGEST = 200

/** A value as a fault quotes it: as JSON, and what JSON cannot say as Node would print it. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  return (asJson(value) ?? inspect(value, { breakLength: Infinity })).slice(0, LONGEST)
}

function asJson(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'object') return undefined
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
