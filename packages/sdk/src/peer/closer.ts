import type { Clock } from '../clock.ts'
import type { RtcConnection } from '../options.ts'
import { asksRelay } from './relay-only.ts'

/** So long a relay is waited for: its answer takes two round trips, of which one may be lost. */
const RELAY_MS = 2_000

/**
 * Closes connections so that nothing of them stays at a relay. What a relay has given, a browser gives back; but what it gives to a
 * connection that was closed in between nobody takes, and it is held there for ten minutes (RFC 8656, section 7.2). So one
 * that still asks a relay is closed once the relay has answered.
 */
export class Closer {
  readonly #clock: Clock
  /** Closes once its relay has answered. */
  #waiting: RtcConnection | null = null
  #close = (): void => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Nothing is sent or taken on the connection any more, and no listener of before hears of it. May be called twice. */
  close(connection: RtcConnection): void {
    if (connection === this.#waiting) return
    if (connection.iceGatheringState !== 'gathering' || !asksRelay(connection.getConfiguration()))
      return connection.close()
    // One at a time: a browser has only so many connections.
    this.closeNow()
    for (const transceiver of connection.getTransceivers()) transceiver.stop()
    this.#waiting = connection
    const stopWaiting = this.#clock.after(RELAY_MS, () => this.closeNow())
    connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) this.closeNow()
    }
    this.#close = () => {
      stopWaiting()
      connection.onicecandidate = null
      connection.close()
    }
  }

  /** Whatever a relay may still give. May be called twice. Leaves no connection, timer or listener. */
  closeNow(): void {
    this.#close()
    this.#close = () => {}
    this.#waiting = null
  }
}
