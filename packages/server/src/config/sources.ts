import { flagOf, optionNames, optionTable, variableOf, type Option, type OptionName } from './option-table.ts'
import { suggest } from './suggest.ts'

/** A value somebody gave, and where, in the words of a fault. */
export interface Given {
  readonly name: OptionName
  readonly raw: unknown
  readonly from: string
}

export interface FromSource {
  readonly given: readonly Given[]
  readonly faults: readonly string[]
}

/** `--name value` and `--name=value`; of a flag that is given twice the last counts. */
export function fromFlags(flags: readonly string[]): FromSource {
  const given: Given[] = []
  const faults: string[] = []
  for (let at = 0; at < flags.length; at++) {
    const [flag = '', ...inline] = flags[at]!.split('=')
    const name = optionNames.find((known) => flagOf(known) === flag)
    const next = flags[at + 1]
    const raw =
      inline.length > 0 ? inline.join('=')
      : next?.startsWith('--') ? undefined
      : next
    if (inline.length === 0 && raw !== undefined && flag.startsWith('--')) at++
    if (name === undefined) faults.push(unknown(flag, optionNames.map(flagOf)))
    else if (raw === undefined) faults.push(`${flag}: a value is missing`)
    else given.unshift({ name, raw, from: flag })
  }
  return { given, faults }
}

export type ReadFile = (path: string) => string

/** Secrets may also stand in a file that a variable of this name names, as container hosts hand them over. */
const secretFiles: ReadonlyMap<string, OptionName> = new Map(
  optionNames.filter(isSecret).map((name) => [secretFileOf(name), name]),
)

export function secretFileOf(name: OptionName): string {
  return `${variableOf(name)}_FILE`
}

/** `MISMATCH_*`, files named by `MISMATCH_*_FILE`, and below them `PORT`, which hosting services set. */
export function fromVariables(env: Readonly<Record<string, string | undefined>>, readFile: ReadFile): FromSource {
  const given: Given[] = []
  const faults: string[] = []
  for (const [variable, raw] of Object.entries(env)) {
    if (raw === undefined || !variable.startsWith('MISMATCH_') || isServiceLink(variable, raw)) continue
    const secret = secretFiles.get(variable)
    if (secret !== undefined) {
      const read = secretIn(raw, secret, env, readFile)
      if ('fault' in read) faults.push(`${variable}: ${read.fault}`)
      else given.push({ name: secret, raw: read.content, from: `${variable} ${JSON.stringify(raw)}` })
      continue
    }
    const name = optionNames.find((known) => variableOf(known) === variable)
    if (name === undefined) faults.push(unknown(variable, [...optionNames.map(variableOf), ...secretFiles.keys()]))
    else given.push({ name, raw, from: variable })
  }
  if (env['PORT'] !== undefined && env['PORT'] !== '') given.push({ name: 'port', raw: env['PORT'], from: 'PORT' })
  return { given, faults }
}

function isSecret(name: OptionName): boolean {
  return (optionTable[name] as Option).kind.isSecret === true
}

/** What a file holds but for the end of its line, which editors and `echo` add. */
function secretIn(
  path: string,
  name: OptionName,
  env: Readonly<Record<string, string | undefined>>,
  readFile: ReadFile,
): { readonly content: string } | { readonly fault: string } {
  if (env[variableOf(name)] !== undefined) return { fault: `${variableOf(name)} is set too; give one of them` }
  try {
    const content = readFile(path).replace(/\r?\n$/, '')
    return content === '' ? { fault: `${JSON.stringify(path)} is empty` } : { content }
  } catch (cause) {
    return { fault: `${JSON.stringify(path)} cannot be read: ${(cause as Error).message}` }
  }
}

/** Kubernetes sets such variables by itself for a service that is called "mismatch". */
function isServiceLink(variable: string, raw: string): boolean {
  return /^MISMATCH_(SERVICE_(HOST|PORT)|PORT_\d+_)/.test(variable) || /^(tcp|udp):\/\//.test(raw)
}

/** The config file: one JSON object under the flags' names. */
export function fromFile(path: string, readFile: ReadFile): FromSource {
  let content: unknown
  try {
    content = JSON.parse(readFile(path).replace(/^\uFEFF/, ''))
  } catch (cause) {
    return { given: [], faults: [`${path}: cannot be read as JSON: ${(cause as Error).message}`] }
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { given: [], faults: [`${path}: expected one JSON object`] }
  }
  return fromEntries(Object.entries(content), optionNames, (key) => `${path}: "${key}"`)
}

/** Named values of a program or a file; `keys` are the names as written there, in the order of the table. */
export function fromEntries(
  entries: readonly (readonly [string, unknown])[],
  keys: readonly string[],
  from: (key: string) => string,
): FromSource {
  const given: Given[] = []
  const faults: string[] = []
  for (const [key, raw] of entries) {
    const name = optionNames[keys.indexOf(key)]
    // Only a command line names a file.
    if (name === undefined || name === 'config') faults.push(unknown(from(key), keys.filter(isNoFile), key))
    else given.push({ name, raw, from: from(key) })
  }
  return { given, faults }
}

function isNoFile(key: string): boolean {
  return key !== 'config'
}

function unknown(from: string, known: readonly string[], word = from): string {
  const meant = suggest(word, known)
  return `${from}: there is no such option${meant === undefined ? '' : `; did you mean ${meant}?`}`
}
