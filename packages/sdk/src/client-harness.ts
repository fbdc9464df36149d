import { MatchClient } from './match-client.ts'
import type { ClientEvents, ClientEventType } from './events.ts'
import type { MatchClientOptions } from './options.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { FakeDevices } from './testing/fake-media.ts'
import { FakeRtc } from './testing/fake-rtc.ts'
import { FakeServer } from './testing/fake-server.ts'

/** A client among fakes, and all it says. */
export function makeClient(options: Partial<MatchClientOptions> = {}) {
  const clock = new FakeClock()
  const server = new FakeServer()
  const rtc = new FakeRtc()
  const devices = new FakeDevices()
  const client = new MatchClient({
    url: 'wss://match.example.com',
    deviceId: null,
    WebSocket: server.WebSocket,
    RTCPeerConnection: rtc.RTCPeerConnection,
    mediaDevices: devices,
    clock,
    random: () => 0.5,
    ...options,
  })
  return { client, clock, server, rtc, devices, heard: listen(client) }
}

export type Heard = { [Type in ClientEventType]: { type: Type; event: ClientEvents[Type] } }[ClientEventType]

const TYPES = {
  state: true,
  signaling: true,
  waiting: true,
  paired: true,
  connected: true,
  peerleft: true,
  localstream: true,
  remotestream: true,
  message: true,
  typing: true,
  peerstate: true,
  error: true,
} as const satisfies Record<ClientEventType, true>

/** Everything that a client says, in order. */
function listen(client: MatchClient) {
  const all: Heard[] = []
  for (const type of Object.keys(TYPES) as ClientEventType[]) {
    client.on(type, (event) => all.push({ type, event } as Heard))
  }
  return {
    all,
    of<Type extends ClientEventType>(type: Type): ClientEvents[Type][] {
      return all.filter((each) => each.type === type).map(({ event }) => event as ClientEvents[Type])
    },
    /** The codes of all errors. */
    get errors() {
      return this.of('error').map(({ error }) => error.code)
    },
  }
}
