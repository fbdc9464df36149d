/** How the wire between two people is for a while. */
export interface CallFigures {
  readonly lossPercent?: number
  readonly roundTripMs?: number
  readonly framesPerSecond?: number
  readonly availableOutKbps?: number
  readonly audioKbps?: number
  readonly videoKbps?: number
}

type Entries = Readonly<Record<string, Readonly<Record<string, number | string>>>>

/**
 * The statistics of a call (`FakeConnection.stats`) after `ms` more milliseconds like these: by default a good one. `before` are
 * those until then; none for a call that begins.
 */
export function callStats(
  before: Entries,
  ms: number,
  figures: CallFigures = {},
): Record<string, Record<string, number | string>> {
  const { lossPercent = 0, roundTripMs = 40, framesPerSecond = 25, availableOutKbps = 2_000 } = figures
  const { audioKbps = 32, videoKbps = 800 } = figures
  const counted = (id: string, name: string, more: number) => Number(before[id]?.[name] ?? 0) + more
  const timestamp = counted('inA', 'timestamp', ms)
  const packets = ms / 20
  const flow = (id: string, kbps: number) => {
    const [direction, kind] = [id.startsWith('in') ? 'inbound' : 'outbound', id.endsWith('A') ? 'audio' : 'video']
    return {
      type: `${direction}-rtp`,
      kind,
      timestamp,
      bytesReceived: counted(id, 'bytesReceived', (kbps * ms) / 8),
      bytesSent: counted(id, 'bytesSent', (kbps * ms) / 8),
      packetsReceived: counted(id, 'packetsReceived', packets * (1 - lossPercent / 100)),
      packetsLost: counted(id, 'packetsLost', (packets * lossPercent) / 100),
      framesDecoded: counted(id, 'framesDecoded', (framesPerSecond * ms) / 1_000),
      framesEncoded: counted(id, 'framesEncoded', (framesPerSecond * ms) / 1_000),
    }
  }
  return {
    inA: flow('inA', audioKbps),
    inV: flow('inV', videoKbps),
    outA: flow('outA', audioKbps),
    outV: flow('outV', videoKbps),
    farA: { type: 'remote-inbound-rtp', kind: 'audio', timestamp, fractionLost: lossPercent / 100 },
    own: { type: 'local-candidate', candidateType: 'host', protocol: 'udp' },
    pair: {
      type: 'candidate-pair',
      localCandidateId: 'own',
      currentRoundTripTime: roundTripMs / 1_000,
      availableOutgoingBitrate: availableOutKbps * 1_000,
    },
    way: { type: 'transport', selectedCandidatePairId: 'pair' },
  }
}
