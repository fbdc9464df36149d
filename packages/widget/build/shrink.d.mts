import type { Options } from 'tsup'

export function shrunk(code: string, map: string, isModule: boolean): Promise<{ code: string; map: object }>
export declare const shrink: NonNullable<Options['plugins']>[number]
