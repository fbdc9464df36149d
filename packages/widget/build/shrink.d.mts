import type { Options } from 'tsup'

export function shrunk(code: string, map: string, isModule: boolean): Promise<{ code: string; map: object }>
export function classicScript(name: string): { banner: { js: string }; footer: { js: string } }
export declare const shrink: NonNullable<Options['plugins']>[number]
