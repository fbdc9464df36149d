import type { IcePath } from '@mismatch/protocol'

/** What is read of WebRTC's statistics; browsers leave out different parts of it. */
interface Stat {
  readonly selectedCandidatePairId?: string
  readonly selected?: boolean
  readonly localCandidateId?: string
  readonly candidateType?: string
}

const PATHS: readonly IcePath[] = ['host', 'srflx', 'prflx', 'relay']

/** The kind of one's own candidate that carries the media (rule Q11); undefined where the statistics do not say. */
export function selectedPath(report: RTCStatsReport): IcePath | undefined {
  const stats: ReadonlyMap<string, Stat> = new Map<string, Stat>(report)
  const all = [...stats.values()]
  const transport = all.find(({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined)
  const pair =
    stats.get(transport?.selectedCandidatePairId ?? '') ??
    // Firefox has no such transport, and marks the pair itself.
    all.find(({ selected }) => selected === true)
  const candidate = stats.get(pair?.localCandidateId ?? '')
  return PATHS.find((path) => path === candidate?.candidateType)
}
