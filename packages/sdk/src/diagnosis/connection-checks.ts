import type { RtcConnection } from '../options.ts'
import type { Attempt } from './attempt.ts'

/** @throws MatchError `unsupported_browser` */
export type Connect = (configuration: RTCConfiguration) => RtcConnection

/** The browser's code for a server that does not answer; all others are words of the server. */
const UNREACHABLE = 701

/** Asks a STUN server how this browser is seen from outside (`srflx`), or a TURN server for an address to be reached at (`relay`). */
export async function lookAtServer(
  connect: Connect,
  iceServers: RTCIceServer[],
  type: 'srflx' | 'relay',
  attempt: Attempt,
): Promise<void> {
  const iceTransportPolicy = type === 'relay' ? type : 'all'
  const connection = open(connect, { iceServers, iceTransportPolicy }, attempt)
  let isLocal = false
  // Only where failures are told, none is good news: who is seen as they see themselves gets no candidate for that.
  let isAnswered = 'onicecandidateerror' in connection
  connection.onicecandidateerror = ({ errorCode }) => {
    isAnswered = false
    if (type === 'relay' && errorCode !== UNREACHABLE) attempt.otherwise = 'relay_refused'
  }
  connection.onicecandidate = ({ candidate }) => {
    if (candidate === null) attempt.settle(isLocal && isAnswered ? null : attempt.otherwise)
    else if (candidate.candidate.includes(` typ ${type}`)) attempt.settle(null)
    else isLocal = true
  }
  await connection.setLocalDescription()
}

/** Connects this browser to itself. */
export async function lookAtLoopBack(connect: Connect, attempt: Attempt): Promise<void> {
  const [one, other] = [open(connect, {}, attempt), open(connect, {}, attempt)]
  const lead = (from: RtcConnection, to: RtcConnection) => {
    from.onicecandidate = ({ candidate }) => {
      if (candidate === null) return
      attempt.otherwise = 'no_route'
      to.addIceCandidate(candidate).catch(() => {})
    }
  }
  lead(one, other)
  lead(other, one)
  await one.setLocalDescription()
  await other.setRemoteDescription(one.localDescription!)
  await other.setLocalDescription()
  await one.setRemoteDescription(other.localDescription!)
}

/** A channel is what gives a connection something to connect; open, it settles the attempt. */
function open(connect: Connect, configuration: RTCConfiguration, { settle, undo }: Attempt): RtcConnection {
  const connection = connect(configuration)
  const channel = connection.createDataChannel('', { negotiated: true, id: 0 })
  channel.onopen = () => settle(null)
  undo(() => {
    connection.onicecandidate = connection.onicecandidateerror = channel.onopen = null
    connection.close()
  })
  return connection
}
