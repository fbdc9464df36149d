/** What is read of one entry of WebRTC's statistics; browsers leave out different parts of it. Times are seconds, but for `timestamp`. */
export interface Stat {
  readonly type?: string
  readonly kind?: string
  /** Milliseconds. */
  readonly timestamp?: number
  readonly codecId?: string
  readonly mimeType?: string
  readonly selectedCandidatePairId?: string
  readonly selected?: boolean
  readonly localCandidateId?: string
  readonly candidateType?: string
  readonly protocol?: string
  readonly relayProtocol?: string
  readonly currentRoundTripTime?: number
  readonly availableOutgoingBitrate?: number
  readonly roundTripTime?: number
  readonly fractionLost?: number
  readonly jitter?: number
  readonly packetsLost?: number
  readonly packetsReceived?: number
  readonly bytesReceived?: number
  readonly bytesSent?: number
  readonly framesDecoded?: number
  readonly framesEncoded?: number
  readonly framesPerSecond?: number
  readonly frameWidth?: number
  readonly frameHeight?: number
  readonly audioLevel?: number
}

export type Stats = ReadonlyMap<string, Stat>

/** The names of what is counted or measured. */
export type Figure = { [Name in keyof Stat]-?: NonNullable<Stat[Name]> extends number ? Name : never }[keyof Stat]

export function statsOf(report: RTCStatsReport | null): Stats {
  return new Map<string, Stat>(report ?? [])
}
