import type * as v from 'valibot'
import { fileSchemas } from '../channel-messages.ts'
import { peerSchemas, relayedSchemas } from '../peer-messages.ts'
import { readySchema } from '../ready-message.ts'
import { serverSchemas } from '../server-messages.ts'
import type { Members, Shape } from '../shape.ts'
import { boundsOf } from './message-arbitrary.ts'

type Schemas = Record<string, v.GenericSchema>

/** What `shapes.ts` must say: the schemas of all that a client reads, as shapes. */
export function compiledShapes() {
  return {
    relayedShapes: tableOf(relayedSchemas),
    peerShapes: tableOf(peerSchemas),
    fileShapes: tableOf(fileSchemas),
    serverShapes: tableOf(serverSchemas),
    readyShape: membersOf(readySchema),
  }
}

const tableOf = (schemas: Schemas): Record<string, Members> =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, membersOf(schema)]))

/** As far as shapes need them: valibot's own members. */
interface Seen {
  readonly type: string
  readonly pipe?: readonly { readonly type: string; readonly message?: string }[]
  readonly entries?: Schemas
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly string[]
}

function membersOf(schema: v.GenericSchema): Members {
  const { entries = {} } = schema as unknown as Seen
  const members = Object.entries(entries).filter(([name]) => name !== 'type')
  return Object.fromEntries(
    members.map(([name, entry]) => {
      const { type, wrapped } = entry as unknown as Seen
      return type === 'optional' ? [`${name}?`, shapeOf(wrapped as v.GenericSchema)] : [name, shapeOf(entry)]
    }),
  )
}

function shapeOf(schema: v.GenericSchema): Shape {
  const { type, pipe, item, wrapped, options } = schema as unknown as Seen
  const { min, max, pattern } = boundsOf(schema)
  switch (type) {
    case 'boolean':
      return 'boolean'
    case 'string': {
      if (pattern === undefined) return { text: [min, max] }
      const words = pipe?.find((step) => step.type === 'regex')?.message?.replace(/^Expected /, '') ?? String(pattern)
      return { text: [min, max], like: pattern, words }
    }
    case 'number':
      return { whole: [min, max] }
    case 'picklist':
      return { oneOf: options ?? [] }
    case 'array':
      return { list: shapeOf(item as v.GenericSchema), length: [min, max] }
    case 'object':
      return { members: membersOf(schema) }
    case 'nullable':
      return { orNull: shapeOf(wrapped as v.GenericSchema) }
    default:
      throw new Error(`no shape for the schema "${type}" yet`)
  }
}
