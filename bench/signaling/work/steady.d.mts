import type { Pair } from '../people/pair.mjs'

export function steady(pairs: readonly Pair[], perSecond: number, count: number): Promise<number[]>
