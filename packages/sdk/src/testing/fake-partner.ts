import type { PeerLeftReason } from '@mismatch/protocol'
import type { FakeServer } from './fake-server.ts'

/** The stranger of one session, by way of the server. */
export class FakePartner {
  readonly sessionId: string
  readonly #server: FakeServer
  #n = 0

  constructor(server: FakeServer, sessionId: string) {
    this.#server = server
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
}
