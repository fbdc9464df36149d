import type { Media } from '@mismatch/protocol'
import type { RtcConnection } from '../options.ts'

export interface OwnTracksRole {
  readonly offerer: boolean
  readonly peerMedia: Media
}

const KINDS = ['audio', 'video'] as const

/** The own tracks on one connection. */
export class OwnTracks {
  readonly #connection: RtcConnection
  /** The partner sees one stream for the whole session: sound and picture that came at different times belong together. */
  #label: MediaStream | null = null

  constructor(connection: RtcConnection) {
    this.#connection = connection
  }

  /**
   * Puts the tracks on a fresh connection. The offerer also asks for what only the partner has: one with a microphone still
   * sees a partner with a camera. The answerer must not: its places come with the offer.
   */
  begin(stream: MediaStream | null, { offerer, peerMedia }: OwnTracksRole): void {
    for (const kind of KINDS) {
      const track = liveTrack(stream, kind)
      if (track !== null) this.#add(track, stream)
      else if (offerer && (kind === 'audio' || peerMedia === 'video')) {
        this.#connection.addTransceiver(kind, { direction: 'recvonly' })
      }
    }
  }

  /** Whether these tracks need no new negotiation. */
  fits(stream: MediaStream | null): boolean {
    return KINDS.every((kind) => liveTrack(stream, kind) === null || this.#senderOf(kind) !== undefined)
  }

  /** The devices have changed. A kind that was sent before goes on at its place; a new one asks for negotiation. */
  set(stream: MediaStream | null): void {
    for (const kind of KINDS) {
      const track = liveTrack(stream, kind)
      const sender = this.#senderOf(kind)
      if (sender === undefined) {
        if (track !== null) this.#add(track, stream)
      } else if (sender.track !== track) {
        // It rejects only when the connection was closed meanwhile, and with it all that was sent.
        sender.replaceTrack(track).catch(() => {})
      }
    }
  }

  #add(track: MediaStreamTrack, stream: MediaStream | null): void {
    this.#label ??= stream
    // Takes the place of a transceiver that only received, if there is one.
    this.#connection.addTrack(track, ...(this.#label === null ? [] : [this.#label]))
  }

  #senderOf(kind: string): RTCRtpSender | undefined {
    const sends = (direction: string) => direction === 'sendrecv' || direction === 'sendonly'
    return this.#connection
      .getTransceivers()
      .find(({ direction, receiver }) => receiver.track.kind === kind && sends(direction))?.sender
  }
}

function liveTrack(stream: MediaStream | null, kind: string): MediaStreamTrack | null {
  return stream?.getTracks().find((track) => track.kind === kind && track.readyState === 'live') ?? null
}
