import type { IcePath } from '@mismatch/protocol'
import { statsOf, type Stat, type Stats } from './stat.ts'

const PATHS: readonly IcePath[] = ['host', 'srflx', 'prflx', 'relay']

/** The pair of candidates that carries the media, and one's own of the two; undefined where the statistics do not say. */
export function selectedPair(stats: Stats): { readonly pair: Stat | undefined; readonly own: Stat | undefined } {
  const all = [...stats.values()]
  const transport = all.find(({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined)
  const pair =
    stats.get(transport?.selectedCandidatePairId ?? '') ??
    // Firefox has no such transport, and marks the pair itself.
    all.find(({ selected }) => selected === true)
  return { pair, own: stats.get(pair?.localCandidateId ?? '') }
}

/** The kind of one's own candidate that carries the media (rule Q11); undefined where the statistics do not say. */
export function selectedPath(report: RTCStatsReport): IcePath | undefined {
  const { own } = selectedPair(statsOf(report))
  return PATHS.find((path) => path === own?.candidateType)
}
