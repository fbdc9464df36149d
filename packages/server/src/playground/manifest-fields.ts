import type { Media, Mode } from '@mismatch/protocol'
import * as v from 'valibot'
import type { Choice, Field } from './field.ts'

const described = { name: v.string(), description: v.optional(v.string(), ''), default: v.optional(v.string(), '') }
const typed = { type: v.optional(v.object({ text: v.string() }), { text: '' }) }
const listOf = <Row extends v.GenericSchema>(row: Row) => v.optional(v.array(row), [])

/** What is read of a custom-elements manifest. */
const manifestSchema = v.object({
  modules: v.array(
    v.object({
      declarations: listOf(
        v.object({
          tagName: v.optional(v.string()),
          attributes: listOf(v.object({ ...described, ...typed })),
          cssProperties: listOf(v.object(described)),
          members: listOf(v.object({ attribute: v.optional(v.string()), reflects: v.optional(v.boolean(), false) })),
        }),
      ),
    }),
  ),
})

interface Described {
  readonly name: string
  readonly description: string
  readonly default: string
}
interface Typed {
  readonly type: { readonly text: string }
}

/** The manifest names these types, and not what they may be. */
const MEDIA: readonly Media[] = ['video', 'audio', 'text']
const MODES: readonly Mode[] = ['global', 'buddies_first', 'buddies_only']
const NAMED = new Map<string, readonly string[]>([
  ['Media', MEDIA],
  ['Mode', MODES],
])
/** In the languages themselves; where the element has no words of one, it speaks English. */
const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ar: 'العربية',
  hi: 'हिन्दी',
  zh: '中文',
  ja: '日本語',
}
/** A link that names another server would lead people, and the camera they lent this page, to somebody else. */
const NOT_BY_LINK = ['server']
const PREFIX = '--mismatch-'

/** What the manifest of `@mismatch/widget` says can be set of the element; nothing if it is not there or says something else. */
export function manifestFields(manifest: string | null): Field[] {
  const element = elementIn(manifest)
  if (element === undefined) return []
  // The element itself says these; a page reads them.
  const said = element.members.filter(({ reflects }) => reflects).map(({ attribute }) => attribute)
  const attributes = element.attributes.filter(({ name }) => !said.includes(name)).map(attributeField)
  const taken = attributes.map(({ key }) => key)
  return [...attributes, ...element.cssProperties.map((property) => propertyField(property, taken))]
}

function attributeField({ name, type, default: byDefault, description }: Described & Typed): Field {
  return {
    key: name,
    place: 'attribute',
    name,
    ...(name === 'lang' ? { label: 'Language' } : {}),
    ...shapeOf(name, type.text, byDefault),
    about: description,
    byLink: !NOT_BY_LINK.includes(name),
  }
}

function propertyField({ name, default: byDefault, description }: Described, taken: readonly string[]): Field {
  const short = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name
  return {
    key: taken.includes(short) ? name : short,
    place: 'style',
    name,
    kind: propertyKind(short, byDefault),
    byDefault,
    choices: [],
    about: description,
    byLink: true,
  }
}

function elementIn(manifest: string | null) {
  if (manifest === null) return undefined
  try {
    const { modules } = v.parse(manifestSchema, JSON.parse(manifest))
    return modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === 'mismatch-chat')
  } catch {
    return undefined
  }
}

function shapeOf(name: string, type: string, byDefault: string): Pick<Field, 'kind' | 'byDefault' | 'choices'> {
  if (type === 'boolean') return { kind: 'flag', byDefault: '', choices: [] }
  if (name === 'lang') return { kind: 'choice', byDefault: '', choices: [unset('As the page'), ...languages()] }
  const values = NAMED.get(type) ?? literals(type)
  if (values.length === 0) return { kind: 'text', byDefault: '', choices: [] }
  const choices = values.map((value) => ({ value, label: value }))
  const first = /^'(.*)'$/.exec(byDefault)?.[1]
  if (first !== undefined && values.includes(first)) return { kind: 'choice', byDefault: first, choices }
  return { kind: 'choice', byDefault: '', choices: [unset('Not set'), ...choices] }
}

/** The texts of a type such as `'a' | 'b' | null`; none if it may be another text as well. */
function literals(type: string): readonly string[] {
  const parts = type
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'null' && part !== 'undefined')
  const values = parts.map((part) => /^(['"])([^'"]*)\1$/.exec(part)?.[2])
  return values.every((value) => value !== undefined) ? values : []
}

function propertyKind(name: string, byDefault: string): Field['kind'] {
  if (/^\d+px$/.test(byDefault)) return 'length'
  const isColour =
    byDefault === '' ? /surface|ink|colou?r/.test(name) : /^(#|(oklch|oklab|rgb|hsl|color)\()/.test(byDefault)
  return isColour ? 'colour' : 'text'
}

function languages(): Choice[] {
  return Object.entries(LANGUAGES).map(([value, label]) => ({ value, label: `${label} (${value})` }))
}

function unset(label: string): Choice {
  return { value: '', label }
}
