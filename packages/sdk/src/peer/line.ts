import type { Media } from '@mismatch/protocol'
import type { RtcConnection } from '../options.ts'
import { OwnTracks } from './tracks.ts'

/** One RTCPeerConnection and what hangs on it. It may be there before the partner is. */
export interface Line {
  readonly connection: RtcConnection
  readonly channel: RTCDataChannel | null
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
  const channel =
    role.hasChannel ? connection.createDataChannel('mismatch', { negotiated: true, id: 0, ordered: true }) : null
  const tracks = new OwnTracks(connection)
  tracks.begin(stream, role)
  return { connection, channel, tracks }
}

/** Leaves no listener; the own tracks are not its own to stop. */
export function closeLine({ connection, channel }: Line): void {
  connection.onconnectionstatechange = connection.ontrack = null
  connection.onicecandidate = connection.onicecandidateerror = connection.onnegotiationneeded = null
  if (channel !== null) {
    channel.onopen = channel.onmessage = channel.onclose = null
    channel.close()
  }
  connection.close()
}
