import type { Media } from '@mismatch/protocol'
import type { RtcConnection } from '../options.ts'
import type { Closer } from './closer.ts'
import { OwnTracks } from './tracks.ts'

/** One RTCPeerConnection and what hangs on it. It may be there before the partner is. */
export interface Line {
  readonly connection: RtcConnection
  readonly channel: RTCDataChannel | null
  /** For the bytes of files (rule R3); whoever uses it takes their listeners off again. */
  readonly fileChannel: RTCDataChannel | null
  readonly tracks: OwnTracks
}

export interface LineRole {
  readonly offerer: boolean
  readonly peerMedia: Media
  readonly hasChannel: boolean
}

/** What the partner will have is not known: the offer has a place for both kinds. */
export const SPARE: LineRole = { offerer: true, peerMedia: 'video', hasChannel: true }

export function openLine(connection: RtcConnection, stream: MediaStream | null, role: LineRole): Line {
  const negotiated = (label: string, id: number) =>
    role.hasChannel ? connection.createDataChannel(label, { negotiated: true, id, ordered: true }) : null
  const channel = negotiated('mismatch', 0)
  const fileChannel = negotiated('mismatch-file', 1)
  const tracks = new OwnTracks(connection)
  tracks.begin(stream, role)
  return { connection, channel, fileChannel, tracks }
}

/** Leaves no listener; the own tracks are not its own to stop. */
export function closeLine({ connection, channel }: Line, closer: Closer): void {
  connection.onconnectionstatechange = connection.ontrack = null
  connection.onicecandidate = connection.onicecandidateerror = connection.onnegotiationneeded = null
  if (channel !== null) {
    channel.onopen = channel.onmessage = channel.onclose = null
    channel.close()
  }
  closer.close(connection)
}
