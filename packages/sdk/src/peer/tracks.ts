import type { Media } from '@mismatch/protocol'
import type { RtcConnection } from '../options.ts'

/**
 * Puts the own tracks on the connection. The offerer also asks for what only the partner has: one with a microphone still
 * sees a partner with a camera. The answerer must not: its places come with the offer.
 */
export function addTracks(
  connection: RtcConnection,
  stream: MediaStream | null,
  role: { readonly offerer: boolean; readonly peerMedia: Media },
): void {
  const tracks = stream?.getTracks() ?? []
  for (const kind of ['audio', 'video'] as const) {
    const track = tracks.find((each) => each.kind === kind && each.readyState === 'live')
    if (track !== undefined && stream !== null) connection.addTrack(track, stream)
    else if (role.offerer && (kind === 'audio' || role.peerMedia === 'video')) {
      connection.addTransceiver(kind, { direction: 'recvonly' })
    }
  }
}
