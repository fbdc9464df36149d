import type { Options } from 'tsup'

export declare const shrink: NonNullable<Options['plugins']>[number]
