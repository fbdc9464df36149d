import * as connections from './connections.ts'
import type { Input, Machine, Step } from './machine.ts'
import * as person from './person.ts'
import * as server from './server.ts'

/** The whole behaviour of a client: what follows from an input in a state. Pure; an input that does not fit is ignored by name. */
export function transition(state: Machine, input: Input): Step {
  switch (input.type) {
    case 'start':
      return person.start(state, input.wish)
    case 'prepared':
      return person.prepared(state, input.wish)
    case 'start_failed':
      return person.startFailed(state)
    case 'next':
      return person.next(state)
    case 'stop':
      return person.stop(state)
    case 'waiting':
      return server.waiting(state, input.info)
    case 'paired':
      return server.paired(state, input.session)
    case 'peer_left':
      return server.peerLeft(state, input.sessionId, input.reason)
    case 'idle':
      return server.idle(state, input.reason)
    case 'confirmed':
      return server.confirmed(state, input.sessionId, input.reason)
    case 'failed_unknown':
      return server.failedUnknown(state)
    case 'put_off':
      return server.putOff(state, input.frame, input.afterMs)
    case 'repeat':
      return server.repeat(state, input.frame)
    case 'ready_refused':
      return server.readyRefused(state)
    case 'welcome':
      return connections.welcome(state, input.place, input.sessionId)
    case 'signaling_lost':
      return connections.signalingLost(state)
    case 'signaling_refused':
      return connections.signalingRefused(state)
    case 'media_flowing':
      return connections.mediaFlowing(state, input.sessionId)
    case 'media_failed':
      return connections.mediaFailed(state, input.sessionId, input.cause)
    case 'partner_gone':
      return connections.partnerGone(state, input.sessionId)
    default:
      return input satisfies never
  }
}
