import { admissionOptions } from './options/admission.ts'
import { keepingOptions } from './options/keeping.ts'
import { limitOptions } from './options/limits.ts'
import { networkOptions } from './options/network.ts'
import { observabilityOptions } from './options/observability.ts'
import type { Option } from './options/option.ts'
import { pairingOptions } from './options/pairing.ts'

export type { Option }

/**
 * Every option of the server, once: flags, `MISMATCH_*` variables, the config file, `--help` and `MatchServerOptions` are
 * derived from this table.
 */
export const optionTable = {
  ...networkOptions,
  ...admissionOptions,
  ...keepingOptions,
  ...pairingOptions,
  ...limitOptions,
  ...observabilityOptions,
}

export type OptionName = keyof typeof optionTable
export const optionNames = Object.keys(optionTable) as readonly OptionName[]

type Camel<Name extends string> =
  Name extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name
type ValueOf<Row> = Row extends Option<infer Value> ? Value : never

/** The value of every option, under its name in camel case; the config file itself is none. */
export type Settings = {
  readonly [Name in Exclude<OptionName, 'config'> as Camel<Name>]: ValueOf<(typeof optionTable)[Name]>
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export function flagOf(name: OptionName): string {
  return `--${name}`
}

export function variableOf(name: OptionName): string {
  return `MISMATCH_${name.replaceAll('-', '_').toUpperCase()}`
}
