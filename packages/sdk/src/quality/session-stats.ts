import type { IcePath } from '@mismatch/protocol'
import type { Quality } from './grade.ts'
import { selectedPair, selectedPath } from './selected-path.ts'
import { statsOf, type Figure, type Stat, type Stats } from './stat.ts'

/** One direction of a call. `null`: there is none of it, the browser does not say, or there is nothing yet to compare with. */
export interface FlowStats {
  readonly audioKbps: number | null
  readonly videoKbps: number | null
  /** Packets lost on the way, 0 to 100. */
  readonly lossPercent: number | null
  readonly jitterMs: number | null
  readonly framesPerSecond: number | null
  readonly width: number | null
  readonly height: number | null
  /** Like `opus`. */
  readonly audioCodec: string | null
  /** Like `VP8`. */
  readonly videoCodec: string | null
}

/** How a call goes. Rates and losses are those since the last time they were asked for, or else since it was connected. */
export interface SessionStats {
  /** One's own end of the way: `host`, `srflx` and `prflx` are direct, `relay` goes through a TURN server. */
  readonly path: IcePath | null
  /** How packets leave this browser; of a `relay`, as far as the TURN server. */
  readonly protocol: 'udp' | 'tcp' | 'tls' | null
  readonly roundTripMs: number | null
  /** What the browser thinks that the way to the partner would carry. Firefox does not say. */
  readonly availableOutKbps: number | null
  /** From the partner. */
  readonly in: FlowStats
  /** To the partner; loss and jitter as the partner's browser reports them. */
  readonly out: FlowStats
  /** As `session.quality`. */
  readonly quality: Quality | null
  /** All that the browser says, for what is not here. It contains addresses. */
  readonly report: RTCStatsReport
}

const PROTOCOLS = ['udp', 'tcp', 'tls'] as const
const INBOUND = { type: 'inbound-rtp', bytes: 'bytesReceived', frames: 'framesDecoded' } as const
const OUTBOUND = { type: 'outbound-rtp', bytes: 'bytesSent', frames: 'framesEncoded' } as const

/** What the partner's browser reported longer ago says nothing of now. Of sound alone it reports every 5 s. */
const FRESH_MS = 8_000

/** What a report says, with rates and losses since the one before. */
export function sessionStats(report: RTCStatsReport, previous: RTCStatsReport | null): Omit<SessionStats, 'quality'> {
  const [stats, before] = [statsOf(report), statsOf(previous)]
  const { pair, own } = selectedPair(stats)
  const partners = fresh(stats)
  const protocol = own?.relayProtocol ?? own?.protocol
  return {
    path: selectedPath(report) ?? null,
    protocol: PROTOCOLS.find((each) => each === protocol) ?? null,
    roundTripMs: scaled(pair?.currentRoundTripTime ?? most(partners, 'roundTripTime'), 1_000),
    availableOutKbps: scaled(pair?.availableOutgoingBitrate, 0.001),
    in: {
      ...flow(INBOUND, stats, before),
      lossPercent: lossIn(stats, before),
      jitterMs: scaled(most(ofType(stats, 'inbound-rtp'), 'jitter'), 1_000),
    },
    out: {
      ...flow(OUTBOUND, stats, before),
      lossPercent: scaled(most(partners, 'fractionLost'), 100),
      jitterMs: scaled(most(partners, 'jitter'), 1_000),
    },
    report,
  }
}

function flow({ type, bytes, frames }: typeof INBOUND | typeof OUTBOUND, stats: Stats, before: Stats) {
  const audio = liveliest(stats, type, 'audio', bytes)
  const video = liveliest(stats, type, 'video', bytes)
  return {
    audioKbps: scaled(perMs(audio, before, bytes), 8),
    videoKbps: scaled(perMs(video, before, bytes), 8),
    framesPerSecond: scaled(perMs(video, before, frames), 1_000) ?? scaled(video?.stat.framesPerSecond, 1),
    width: video?.stat.frameWidth ?? null,
    height: video?.stat.frameHeight ?? null,
    audioCodec: codec(audio, stats),
    videoCodec: codec(video, stats),
  }
}

interface Entry {
  readonly id: string
  readonly stat: Stat
}

/** A place that was given up in a negotiation stays in the report. */
function liveliest(stats: Stats, type: string, kind: string, bytes: Figure): Entry | undefined {
  return [...stats]
    .flatMap(([id, stat]) => (stat.type === type && stat.kind === kind ? [{ id, stat }] : []))
    .sort((a, b) => (b.stat[bytes] ?? 0) - (a.stat[bytes] ?? 0))[0]
}

function perMs(entry: Entry | undefined, before: Stats, figure: Figure): number | undefined {
  if (entry === undefined) return undefined
  const gain = gained(entry, before, figure)
  const ms = gained(entry, before, 'timestamp')
  return gain === undefined || ms === undefined || ms <= 0 ? undefined : gain / ms
}

function gained({ id, stat }: Entry, before: Stats, figure: Figure): number | undefined {
  const [now, then] = [stat[figure], before.get(id)?.[figure]]
  return now === undefined || then === undefined ? undefined : now - then
}

function lossIn(stats: Stats, before: Stats): number | null {
  let [lost, received] = [0, 0]
  for (const [id, stat] of stats) {
    if (stat.type !== 'inbound-rtp') continue
    lost += gained({ id, stat }, before, 'packetsLost') ?? 0
    received += gained({ id, stat }, before, 'packetsReceived') ?? 0
  }
  // What comes twice, or late, is taken off what was lost before.
  lost = Math.max(0, lost)
  return lost + received > 0 ? scaled(lost / (lost + received), 100) : null
}

function fresh(stats: Stats): Stat[] {
  const newest = Math.max(...[...stats.values()].map(({ timestamp = 0 }) => timestamp))
  return ofType(stats, 'remote-inbound-rtp').filter(({ timestamp = newest }) => newest - timestamp < FRESH_MS)
}

function ofType(stats: Stats, type: string): Stat[] {
  return [...stats.values()].filter((stat) => stat.type === type)
}

function most(stats: readonly Stat[], figure: Figure): number | undefined {
  const all = stats.flatMap((stat) => stat[figure] ?? [])
  return all.length === 0 ? undefined : Math.max(...all)
}

function codec(entry: Entry | undefined, stats: Stats): string | null {
  return stats.get(entry?.stat.codecId ?? '')?.mimeType?.split('/')[1] ?? null
}

/** To a tenth: more would be noise. */
function scaled(value: number | undefined, factor: number): number | null {
  return value === undefined ? null : Math.round(value * factor * 10) / 10
}
