import type { PeerLeftReason } from '@mismatch/protocol'
import type { FakeChannel } from './fake-channel.ts'
import type { FakeRtc } from './fake-rtc.ts'
import type { FakeServer } from './fake-server.ts'

/** A file of the partner's. */
export interface FakeFile {
  readonly id: string
  /** All of it arrives; a client drops what it has not accepted. */
  arrives(): void
}

/** What fits into a frame beside the numbers of file and chunk (rule R3). */
const CHUNK_BYTES = 16_376

/** The stranger of one session: by way of the server, and files straight from their browser. */
export class FakePartner {
  readonly sessionId: string
  readonly #server: FakeServer
  readonly #rtc: FakeRtc | undefined
  #n = 0
  #files = 0

  /** `rtc`: whose latest connection is that of the session; without it there are no files. */
  constructor(server: FakeServer, sessionId: string, rtc?: FakeRtc) {
    this.#server = server
    this.#rtc = rtc
    this.sessionId = sessionId
  }

  /** Gives the id of the message. */
  says(text: string): string {
    const n = this.#n++
    const id = `${this.sessionId}-${String(n)}`
    this.#server.say({ type: 'Chat', session_id: this.sessionId, id, text, sent_at: n, n })
    return id
  }
  writes(active = true): void {
    this.#server.say({ type: 'Typing', session_id: this.sessionId, active, n: this.#n++ })
  }
  /** What their microphone, camera and screen are set to. */
  shows({ audio = true, video = true, screen = false }: { audio?: boolean; video?: boolean; screen?: boolean }): void {
    this.#server.say({
      type: 'PeerState',
      session_id: this.sessionId,
      audio,
      video,
      screen,
      n: this.#n++,
    })
  }
  /** They offer a file; the client's event `file` comes a moment later. */
  offers(name: string, bytes: Uint8Array, mime = 'application/octet-stream'): FakeFile {
    const file = this.#files++
    const id = `${this.sessionId}-file-${String(file)}`
    const size = bytes.length
    this.#channel(0).say({ type: 'FileOffer', session_id: this.sessionId, id, file, name, size, mime })
    const arrives = () => {
      for (let at = 0, chunk = 0; at < size; at += CHUNK_BYTES, chunk++) {
        const part = bytes.subarray(at, at + CHUNK_BYTES)
        const frame = new Uint8Array(8 + part.length)
        frame.set(part, 8)
        const numbers = new DataView(frame.buffer)
        numbers.setUint32(0, file)
        numbers.setUint32(4, chunk)
        this.#channel(1).sayText(frame.buffer)
      }
    }
    return { id, arrives }
  }
  /** What they say to a file that they were offered; `has` once all of it has left. */
  accepts({ id }: { readonly id: string }): void {
    this.#channel(0).say({ type: 'FileAccept', session_id: this.sessionId, id })
  }
  declines({ id }: { readonly id: string }): void {
    this.#channel(0).say({ type: 'FileDecline', session_id: this.sessionId, id })
  }
  has({ id }: { readonly id: string }): void {
    this.#channel(0).say({ type: 'FileDone', session_id: this.sessionId, id })
  }
  /** They lose their connection to the server, which keeps the session for them until then: milliseconds since the epoch. */
  goesAway(until: number): void {
    this.#server.say({ type: 'PeerAway', session_id: this.sessionId, until })
  }
  /** `session`: what was on its way to them may be lost. */
  comesBack(resumed: 'exact' | 'session' = 'exact'): void {
    this.#server.say({ type: 'PeerBack', session_id: this.sessionId, resumed })
  }
  /** The server would say next what follows: `Waiting`, or `Idle`. */
  leaves(reason: PeerLeftReason = 'left'): void {
    this.#server.say({ type: 'PeerLeft', session_id: this.sessionId, reason })
  }

  /** That of texts is the first, that of bytes the second. */
  #channel(at: number): FakeChannel {
    const connection = this.#rtc?.connection
    connection?.openChannels()
    const channel = connection?.channels[at]
    if (channel === undefined) throw new Error('files need a connection: take the partner of startConnected()')
    return channel
  }
}
