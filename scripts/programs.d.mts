export interface Program {
  readonly name: string
  readonly variable: string
  readonly aptPackage: string
}
export function missingPrograms(): Program[]
export function chromiumPath(): string
