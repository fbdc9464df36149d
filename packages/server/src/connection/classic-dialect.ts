import { decodeClassicFrame, encode, type ServerMessage } from '@mismatch/protocol'
import type { Dialect } from './dialect.ts'

const WAITING = encode({ type: 'Waiting' })
const PEER_LEFT = encode({ type: 'PeerLeft' })
const paired = {
  offerer: encode({ type: 'Paired', you_are_offerer: true }),
  answerer: encode({ type: 'Paired', you_are_offerer: false }),
}

/** The MisMatch wire (rules C1 to C6), for one connection: it remembers whether its client is owed a `Waiting`. */
export class ClassicDialect implements Dialect {
  readonly name = 'classic'
  readonly isFormal = false
  readonly decode = decodeClassicFrame
  #waitingOwed = 0

  encode(message: ServerMessage): readonly string[] {
    switch (message.type) {
      case 'Waiting':
        // Sent again when the reason changes (rule Q8), which this dialect does not tell.
        return this.#payWaiting()
      case 'Paired':
        return [...this.#payWaiting(), message.you_are_offerer ? paired.offerer : paired.answerer]
      case 'PeerLeft':
        this.expectWaiting()
        return [PEER_LEFT]
      default:
        return []
    }
  }

  expectWaiting(): void {
    this.#waitingOwed++
  }

  #payWaiting(): readonly string[] {
    if (this.#waitingOwed === 0) return []
    this.#waitingOwed--
    return [WAITING]
  }
}
