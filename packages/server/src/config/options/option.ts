import { whole, type Kind } from '../kinds.ts'

/** One option of the server. Its unit is the end of its name. */
export interface Option<Value = unknown> {
  readonly kind: Kind<Value>
  readonly byDefault: Value
  /** What 0 means, where it is not just a number. */
  readonly zero?: string
  /** For `--help` and the documentation: what it does. */
  readonly about: string
}

/** One row of the table, of which the compiler knows the type of its value. */
export const option = <const Value>(row: Option<Value> & { byDefault: NoInfer<Value> }): Option<Value> => row

export const MAX = 2 ** 31 - 1
export const DAY_MS = 86_400_000
export const ms = (word = 'MS') => whole(word, 0, MAX)
export const count = whole('N', 0, MAX)
export const noLimit = 'no limit'
