import type { Pair } from '../people/pair.mjs'

export const exchanges: Readonly<Record<'relay' | 'trickle', (pair: Pair, times: number) => Promise<number[]>>>
