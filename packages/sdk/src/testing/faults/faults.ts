import { systemClock } from '../../clock.ts'
import type { MatchClientOptions } from '../../options.ts'
import { FaultyConnections } from './faulty-connections.ts'
import { FaultyDevices } from './faulty-devices.ts'
import { FaultySockets } from './faulty-sockets.ts'

/**
 * What can go wrong around a client:
 *
 * - `signaling-drop`: the connection to the server breaks, and a new one can be made at once
 * - `signaling-blackhole`: it stays, but nothing arrives any more in either direction; new ones do not open
 * - `server-restart`: the server goes down and says so, and comes back at once
 * - `ice-disconnect`, `ice-failed`: the browsers lose each other; a new negotiation mends it
 * - `turn-expired`: TURN servers refuse the credentials; `turn-unreachable`: they do not answer. For connections that are
 *   made, or configured anew, from then on
 * - `peer-crash`: this client dies in the middle of it all: nothing goes out any more, and it says goodbye to nobody. It is the
 *   partner that one looks at
 * - `slow-datachannel`: data channels take 32,000 bytes a second
 * - `camera-unplugged`: the camera is pulled out
 */
export type Fault =
  | 'signaling-drop'
  | 'signaling-blackhole'
  | 'server-restart'
  | 'ice-disconnect'
  | 'ice-failed'
  | 'turn-expired'
  | 'turn-unreachable'
  | 'peer-crash'
  | 'slow-datachannel'
  | 'camera-unplugged'

type Around = Pick<MatchClientOptions, 'WebSocket' | 'RTCPeerConnection' | 'mediaDevices'>

export interface Faults {
  /** For `new MatchClient({ url, ...faults.options })`: the real things, which fail when they are told to. */
  readonly options: Around
  /**
   * Lets a fault happen now. Gives what ends it; `signaling-drop` and `server-restart` are over at once, and `peer-crash` never is.
   * @throws RangeError for a name that is no fault; Error where there is nothing that could fail so
   */
  simulate(fault: Fault): () => void
}

/**
 * Faults on purpose, for a client in a real browser or among fakes.
 * @param around what the client would have otherwise; by default what the browser has. `clock` times `slow-datachannel`
 */
export function makeFaults(around: Around & Pick<MatchClientOptions, 'clock'> = {}): Faults {
  const WebSocket = around.WebSocket ?? globalThis.WebSocket
  const RTCPeerConnection = around.RTCPeerConnection ?? ambient().RTCPeerConnection
  const mediaDevices = around.mediaDevices ?? ambient().navigator?.mediaDevices
  const sockets = new FaultySockets(WebSocket)
  const connections = RTCPeerConnection && new FaultyConnections(RTCPeerConnection, around.clock ?? systemClock)
  const devices = mediaDevices && new FaultyDevices(mediaDevices)

  const faults: Readonly<Record<Fault, () => (() => void) | undefined>> = {
    'signaling-drop': () => void sockets.drop(),
    'signaling-blackhole': () => sockets.blackhole(),
    'server-restart': () => void sockets.restart(),
    'ice-disconnect': () => need(connections, 'RTCPeerConnection').pretend('disconnected'),
    'ice-failed': () => need(connections, 'RTCPeerConnection').pretend('failed'),
    'turn-expired': () => need(connections, 'RTCPeerConnection').expireTurn(),
    'turn-unreachable': () => need(connections, 'RTCPeerConnection').loseTurn(),
    'peer-crash': () => {
      connections?.crash()
      // Its sockets break without a word; those that it might still open lead nowhere.
      sockets.drop()
      sockets.blackhole()
      return undefined
    },
    'slow-datachannel': () => need(connections, 'RTCPeerConnection').slowChannels(),
    'camera-unplugged': () => need(devices, 'mediaDevices').unplugCameras(),
  }
  return {
    options: {
      WebSocket: sockets.WebSocket,
      ...(connections && { RTCPeerConnection: connections.RTCPeerConnection }),
      ...(devices && { mediaDevices: devices.mediaDevices }),
    },
    simulate(fault) {
      if (!Object.hasOwn(faults, fault)) {
        throw new RangeError(`no fault is called "${fault}"; there are ${Object.keys(faults).join(', ')}`)
      }
      return faults[fault]() ?? (() => {})
    },
  }
}

function need<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${name} here: give one to makeFaults()`)
  return thing
}

function ambient(): Partial<Pick<typeof globalThis, 'RTCPeerConnection' | 'navigator'>> {
  return globalThis
}
