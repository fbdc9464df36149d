import * as connections from './connections.ts'
import { ignore, inSession, type Input, type Machine, type Paired, type Step } from './machine.ts'
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
    case 'idle':
      return server.idle(state, input.reason)
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
    case 'peer_left':
    case 'confirmed':
    case 'media_flowing':
    case 'media_failed':
    case 'partner_gone':
      if (!inSession(state)) return ignore(state, 'not_in_session')
      // What comes of the last session is late (rule F8).
      return state.session.id === input.sessionId ? inThisSession(state, input) : ignore(state, 'other_session')
    default:
      return input satisfies never
  }
}

type OfSession = Extract<Input, { readonly type: 'peer_left' | 'confirmed' | `media_${string}` | 'partner_gone' }>

function inThisSession(state: Paired, input: OfSession): Step {
  switch (input.type) {
    case 'peer_left':
      return server.peerLeft(state, input.reason)
    case 'confirmed':
      return server.confirmed(state, input.reason)
    case 'media_flowing':
      return connections.mediaFlowing(state)
    case 'media_failed':
      return connections.mediaFailed(state, input.error)
    case 'partner_gone':
      return connections.partnerGone(state)
    default:
      return input satisfies never
  }
}
