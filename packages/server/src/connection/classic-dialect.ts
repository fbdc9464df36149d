import { decodeClassicFrame, encode, glanceAtClassicFrame, type ServerMessage } from '@mismatch/protocol'
import type { Dialect } from './dialect.ts'

// Thousands hear the same when many press Next at once: the bytes of it are made once.
const WAITING = Buffer.from(encode({ type: 'Waiting' }))
const PEER_LEFT = Buffer.from(encode({ type: 'PeerLeft' }))
const paired = {
  offerer: Buffer.from(encode({ type: 'Paired', you_are_offerer: true })),
  answerer: Buffer.from(encode({ type: 'Paired', you_are_offerer: false })),
}

/** The MisMatch wire (rules C1 to C6). Like v1 it has no state: when a classic user is to hear Waiting is the backend's to say. */
export const classicDialect: Dialect = {
  name: 'classic',
  isFormal: false,
  glance: glanceAtClassicFrame,
  decode: decodeClassicFrame,
  encode(message: ServerMessage): readonly Buffer[] {
    switch (message.type) {
      case 'Waiting':
        return [WAITING]
      case 'Paired':
        return [message.you_are_offerer ? paired.offerer : paired.answerer]
      case 'PeerLeft':
        return [PEER_LEFT]
      default:
        return []
    }
  },
}
