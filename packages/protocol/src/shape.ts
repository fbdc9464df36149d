/**
 * What a member may hold, as plain data: `'boolean'`; a text by its least and most UTF-16 units, and by what it is like; a
 * whole number by its least and most; one of some words; a list by its items and their number; an object by its members; any
 * of these or null. A client reads by shapes, which are a fraction of the size of the schemas that they are made from.
 */
export type Shape =
  | 'boolean'
  | { readonly text: Range; readonly like?: RegExp; readonly words?: string }
  | { readonly whole: Range }
  | { readonly oneOf: readonly string[] }
  | { readonly list: Shape; readonly length: Range }
  | { readonly members: Members }
  | { readonly orNull: Shape }

/** By name; a name that ends in `?` may be missing. */
export interface Members {
  readonly [name: string]: Shape
}

type Range = readonly [least: number, most: number]

/**
 * A value as its shape says, without members that the shape does not know.
 *
 * @param faults gets every member that does not fit, and what was expected; what is returned then means nothing
 */
export function read(shape: Shape, value: unknown, path: string, faults: string[]): unknown {
  if (shape !== 'boolean') {
    if ('orNull' in shape) return value === null ? null : read(shape.orNull, value, path, faults)
    if ('members' in shape && typeof value === 'object' && value !== null) {
      return readMembers(shape.members, value as Record<string, unknown>, path && `${path}.`, faults)
    }
    if ('list' in shape && Array.isArray(value) && isWithin(shape.length, value.length)) {
      return value.map((item, at) => read(shape.list, item, `${path}.${String(at)}`, faults))
    }
  }
  if (!fits(shape, value)) faults.push(`${path}: expected ${wordsFor(shape)}`)
  return value
}

function readMembers(members: Members, value: Record<string, unknown>, before: string, faults: string[]): object {
  const known: Record<string, unknown> = {}
  for (const [key, shape] of Object.entries(members)) {
    const name = key.replace('?', '')
    const member = value[name]
    if (member !== undefined) known[name] = read(shape, member, before + name, faults)
    else if (name === key) faults.push(`${before}${name}: is missing`)
  }
  return known
}

function fits(shape: Shape, value: unknown): boolean {
  if (shape === 'boolean') return typeof value === 'boolean'
  if ('whole' in shape) return Number.isSafeInteger(value) && isWithin(shape.whole, value as number)
  if (typeof value !== 'string') return false
  if ('oneOf' in shape) return shape.oneOf.includes(value)
  if (!('text' in shape) || !isWithin(shape.text, value.length)) return false
  return shape.like === undefined || shape.like.test(value)
}

function isWithin([least, most]: Range, size: number): boolean {
  return size >= least && size <= most
}

function wordsFor(shape: Exclude<Shape, { orNull: Shape }>): string {
  if (shape === 'boolean') return shape
  if ('words' in shape) return shape.words
  if ('oneOf' in shape) return shape.oneOf.join(' | ')
  if ('members' in shape) return 'an object'
  const [what, [least, most]] =
    'text' in shape ? (['a text of', shape.text] as const)
    : 'whole' in shape ? (['a whole number', shape.whole] as const)
    : (['a list of', shape.length] as const)
  return `${what} ${String(least)} to ${String(most)}`
}
