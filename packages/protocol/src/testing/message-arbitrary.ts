import fc from 'fast-check'
import * as v from 'valibot'

type Entries = Record<string, v.GenericSchema>

/** What a schema of ours is made of, as far as it matters for making values: valibot's own members. */
interface Seen {
  readonly type: string
  readonly pipe?: readonly (Seen & { readonly requirement?: unknown })[]
  readonly entries?: Entries
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly literal?: unknown
  readonly options?: readonly unknown[]
}

const see = (schema: v.GenericSchema) => schema as unknown as Seen

/** The checks of a schema, those of a schema that it refines among them. */
const checksOf = ({ pipe = [] }: Seen): { type: string; requirement?: unknown }[] =>
  pipe.flatMap((step) => (step.pipe === undefined ? [step] : checksOf(step)))

/** Lengths and sizes that a schema allows. */
export interface Bounds {
  readonly min: number
  /** Infinity if the schema sets no end. */
  readonly max: number
  readonly pattern: RegExp | undefined
}

export function boundsOf(schema: v.GenericSchema): Bounds {
  const checks = checksOf(see(schema))
  const requirement = (type: string) => checks.find((check) => check.type === type)?.requirement
  const number = (type: string) => requirement(type) as number | undefined
  return {
    min: number('min_value') ?? (checks.some(({ type }) => type === 'non_empty') ? 1 : 0),
    max: number('max_value') ?? number('max_length') ?? Infinity,
    pattern: requirement('regex') as RegExp | undefined,
  }
}

/** Any value that the schema takes: what is optional is there or not, and lengths reach up to a few times ten. */
export function arbitraryOf(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const { type, pipe, entries, item, wrapped, literal, options } = see(schema)
  const { min, max, pattern } = boundsOf(schema)
  switch (type) {
    case 'object':
      // One that is refined may say which members belong together.
      return arbitraryOfEntries(entries as Entries).filter((value) => pipe === undefined || v.is(schema, value))
    case 'array':
      return fc.array(arbitraryOf(item as v.GenericSchema), { minLength: min, maxLength: Math.min(max, 12) })
    case 'string':
      return pattern === undefined ?
          fc.string({ unit: anyUnit, minLength: min, maxLength: Math.min(max, 40) })
        : fc.stringMatching(pattern, { size: 'small' }).filter((text) => v.is(schema, text))
    case 'number':
      return fc.integer({ min, max })
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constant(literal)
    case 'picklist':
      return fc.constantFrom(...(options as readonly unknown[]))
    case 'nullable':
    case 'nullish':
      return fc.option(arbitraryOf(wrapped as v.GenericSchema))
    default:
      throw new Error(`no arbitrary for the schema "${type}" yet`)
  }
}

/** UTF-16 units, halves of pairs among them, with those that JSON treats in their own way more often. */
const anyUnit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '/', '\0', '\n', '\u2028', ' ') },
  { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
)

function arbitraryOfEntries(entries: Entries): fc.Arbitrary<object> {
  const isOptional = (name: string) => ['optional', 'nullish'].includes(see(entries[name] as v.GenericSchema).type)
  const values = Object.entries(entries).map(([name, schema]) => {
    const { type, wrapped } = see(schema)
    return [name, arbitraryOf(type === 'optional' ? (wrapped as v.GenericSchema) : schema)] as const
  })
  return fc.record(Object.fromEntries(values), {
    noNullPrototype: true,
    requiredKeys: Object.keys(entries).filter((name) => !isOptional(name)),
  })
}

export interface Leaf {
  /** The way to it, a step a name; a list's items are step 0. */
  readonly path: readonly (string | number)[]
  readonly type: string
  readonly schema: v.GenericSchema
}

/** Everything inside a schema that is no object, lists and their items among them. */
export function* leavesOf(schema: v.GenericSchema, path: Leaf['path'] = []): Generator<Leaf> {
  const { type, entries, item, wrapped } = see(schema)
  if (entries !== undefined) {
    for (const [name, inner] of Object.entries(entries)) yield* leavesOf(inner, [...path, name])
  } else if (wrapped !== undefined) {
    yield* leavesOf(wrapped, path)
  } else {
    yield { path, type, schema }
    if (item !== undefined) yield* leavesOf(item, [...path, 0])
  }
}
