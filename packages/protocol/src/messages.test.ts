import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classicServerSchemas } from './classic-messages.ts'
import { encode } from './codec.ts'
import { directions } from './testing/directions.ts'
import { arbitraryOf, boundsOf, leavesOf, type Leaf } from './testing/message-arbitrary.ts'

describe.each(directions)('messages $name', ({ schemas, samples, decode }) => {
  it.each(Object.entries(schemas))('[F1] any %s is read as it was written', (_, schema) => {
    fc.assert(
      fc.property(arbitraryOf(schema), (message) => {
        expect(decode(encode(message as Parameters<typeof encode>[0]))).toEqual({ ok: true, message })
      }),
      { numRuns: 60 },
    )
  })

  it.each(Object.entries(schemas))('[F5] every string, list and number of %s has a limit', (type, schema) => {
    for (const leaf of leavesOf(schema)) {
      if (!['string', 'number', 'array'].includes(leaf.type)) continue
      const [atLimit, beyond] = edgeOf(leaf, at(samples[type], leaf.path))
      expect(decode(JSON.stringify(replaced(samples[type], leaf.path, atLimit))), leaf.path.join('.')).toMatchObject({
        ok: true,
      })
      expect(decode(JSON.stringify(replaced(samples[type], leaf.path, beyond)))).toMatchObject({
        fault: { message: expect.stringMatching(new RegExp(`^${leaf.path.join('\\.')}: `)) as string },
      })
    }
  })
})

it('[C6] what the server says in the classic dialect has no string, list or number', () => {
  for (const schema of Object.values(classicServerSchemas)) {
    expect([...leavesOf(schema)].filter(({ type }) => ['string', 'number', 'array'].includes(type))).toEqual([])
  }
})

/** The longest or largest that a schema takes, and one more. */
function edgeOf({ type, path, schema }: Leaf, sample: unknown): [unknown, unknown] {
  const { max, pattern } = boundsOf(schema)
  if (type === 'number') return [max, max + 1]
  const name = String(path.at(-1))
  const [unit, before] = FILLERS[name] ?? ['x', '']
  const length = pattern === undefined || max !== Infinity ? max : repeatsOf(pattern)
  expect(length, `the limit of ${path.join('.')}`).toBeLessThan(Infinity)
  if (Array.isArray(sample)) return [Array(length).fill(sample[0]), Array(length + 1).fill(sample[0])]
  const filled = (size: number) => before + unit.repeat(size - before.length)
  return [filled(length), filled(length + 1)]
}

/** What to make a string longer with, where not everything fits, and how it begins. */
const FILLERS: Record<string, [unit: string, before: string]> = {
  avatar: ['A', 'data:image/png;base64,'],
  sha256: ['0', ''],
}

/** `/^[a-z]{1,64}$/` takes 64; a pattern with an open end takes any number. */
function repeatsOf({ source }: RegExp): number {
  return Number(/\{(?:\d+,)?(\d+)\}\$$/.exec(source)?.[1] ?? Infinity)
}

/** What stands at the end of the path. */
function at(value: unknown, path: Leaf['path']): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value)
}

/** A copy with another value at the end of the path. */
function replaced(value: unknown, [step, ...rest]: Leaf['path'], end: unknown): unknown {
  if (step === undefined) return end
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === step ? replaced(item, rest, end) : item))
  const object = value as Record<string, unknown>
  return { ...object, [step]: replaced(object[step], rest, end) }
}
