/** `test`: what `npm test` runs. */
export type Suite = 'test' | 'net' | 'interop'
export interface Program {
  readonly name: string
  /** Names it where it is not in PATH; what other programs call by name has none. */
  readonly variable?: string
  readonly aptPackage: string
}
export function missingPrograms(suite: Suite): Program[]
export function chromiumPath(): string
export function pathOf(name: 'nginx' | 'Caddy' | 'promtool'): string
export function firefoxPath(): string
export function postgresPrograms(): { readonly postgres: string; readonly initdb: string }
