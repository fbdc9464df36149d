import { faultsTogether } from './faults-together.ts'
import { camelCase, optionNames, optionTable, type Option, type Settings } from './option-table.ts'
import { shown } from './shown.ts'
import { fromEntries, fromFile, fromFlags, fromVariables, type FromSource, type ReadFile } from './sources.ts'

/** All settings, or every fault there is, each with the place it came from. */
export type SettingsRead =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly faults: readonly string[] }

export interface CommandLine {
  /** The arguments after the program's name. */
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** @throws if there is no such file */
  readonly readFile: ReadFile
}

/** The settings of a command: a flag counts before a variable, a variable before the config file, that before the default. */
export function settingsOfCommand({ flags, env, readFile }: CommandLine): SettingsRead {
  const sources = [fromFlags(flags), fromVariables(env, readFile)]
  const file = sources.flatMap(({ given }) => given).find(({ name }) => name === 'config')
  // One without a name is a fault of its own.
  if (typeof file?.raw === 'string' && file.raw !== '') sources.push(fromFile(file.raw, readFile))
  return settle(sources)
}

/** The settings of a program that calls `createMatchServer`: only what it gives, and the defaults. */
export function settingsOfProgram(options: Readonly<Record<string, unknown>>): SettingsRead {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return settle([fromEntries(entries, optionNames.map(camelCase), (key) => `options.${key}`)])
}

function settle(sources: readonly FromSource[]): SettingsRead {
  const faults = sources.flatMap((source) => source.faults)
  const settings: Record<string, unknown> = {}
  for (const { name, raw, from } of sources.flatMap(({ given }) => given)) {
    const { kind }: Option = optionTable[name]
    const read = kind.read(raw)
    // What is overridden is read too: a fault in it would come up on the day the flag is taken away.
    if ('fault' in read) faults.push(`${from}${kind.isSecret === true ? '' : ` ${shown(raw)}`}: ${read.fault}`)
    else if (name !== 'config') settings[camelCase(name)] ??= read.value
  }
  if (faults.length > 0) return { ok: false, faults }
  for (const [name, { byDefault }] of Object.entries<Option>(optionTable)) {
    if (name !== 'config') settings[camelCase(name)] ??= byDefault
  }
  const together = faultsTogether(settings as Settings)
  return together.length > 0 ? { ok: false, faults: together } : { ok: true, settings: settings as Settings }
}
