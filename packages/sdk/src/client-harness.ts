import { MatchClient } from './match-client.ts'
import type { ClientEvents, ClientEventType } from './events.ts'
import type { MatchClientOptions, Preferences } from './options.ts'
import { FakeClock, settle } from './testing/fake-clock.ts'
import { FakeDevices } from './testing/fake-media.ts'
import { FakeRtc } from './testing/fake-rtc.ts'
import { FakeServer, pairedFrame, waitingFrame } from './testing/fake-server.ts'

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
  devices: true,
  remotestream: true,
  playbackblocked: true,
  message: true,
  receipt: true,
  reaction: true,
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

export type Harness = ReturnType<typeof makeClient>

/** Starts and gets a place in the queue. */
export async function startWaiting(harness: Harness, preferences: Preferences = {}): Promise<void> {
  const started = harness.client.start(preferences)
  await settle()
  if (harness.client.signaling !== 'online') harness.server.socket.welcome()
  await started
  harness.server.socket.say(waitingFrame())
}

/** Waiting, then paired as `id`; the offerer, unless said otherwise. */
export async function startPaired(harness: Harness, id: string, paired: Parameters<typeof pairedFrame>[1] = {}) {
  await startWaiting(harness, { media: paired.media })
  harness.server.socket.say(pairedFrame(id, paired))
  await settle()
}

/** Paired, and media flows. */
export async function startConnected(harness: Harness, id: string): Promise<void> {
  await startPaired(harness, id)
  harness.rtc.connection.become('connected')
}
