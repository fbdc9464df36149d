import type { Pair } from './pairs.mjs'

export const work: Readonly<Record<'ping-pong' | 'trickle', (pair: Pair, times: number) => Promise<number[]>>>
