import type { ClientEvents, ClientEventType } from '../events.ts'
import { MatchClient } from '../match-client.ts'
import type { MatchClientOptions, Preferences } from '../options.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { FakeDevices } from './fake-devices.ts'
import { FakePartner } from './fake-partner.ts'
import { FakeRtc } from './fake-rtc.ts'
import { FakeServer } from './fake-server.ts'
import { pairedFrame, waitingFrame, type PairedAs } from './frames.ts'

/** Everything around a client, and the options that put one in its midst. */
export interface Fakes {
  readonly clock: FakeClock
  readonly server: FakeServer
  readonly rtc: FakeRtc
  readonly devices: FakeDevices
  /** For `new MatchClient(...)`, where the app makes its own. */
  readonly options: MatchClientOptions
}

/** A client among fakes, and all it says. */
export interface Harness extends Fakes {
  readonly client: MatchClient
  readonly heard: Heard
}

/** Time stands still, every camera prompt is granted, nobody answers on the socket until the test does. */
export function makeFakes(overrides: Partial<MatchClientOptions> = {}): Fakes {
  const clock = new FakeClock()
  const server = new FakeServer()
  const rtc = new FakeRtc()
  const devices = new FakeDevices()
  const options: MatchClientOptions = {
    url: 'wss://match.example.com',
    deviceId: null,
    WebSocket: server.WebSocket,
    RTCPeerConnection: rtc.RTCPeerConnection,
    mediaDevices: devices,
    permissions: devices.permissions,
    fetch: server.http.fetch,
    clock,
    random: () => 0.5,
    // Whoever wants to see it says so: without, the latest connection is that of the session.
    warmStart: false,
    ...overrides,
  }
  return { clock, server, rtc, devices, options }
}

export function makeClient(overrides: Partial<MatchClientOptions> = {}): Harness {
  const fakes = makeFakes(overrides)
  const client = new MatchClient(fakes.options)
  return { ...fakes, client, heard: listen(client) }
}

/** One thing that a client said. */
export type Said = { [Type in ClientEventType]: { type: Type; event: ClientEvents[Type] } }[ClientEventType]

/** All that a client says, in order. */
export interface Heard {
  readonly all: Said[]
  of<Type extends ClientEventType>(type: Type): ClientEvents[Type][]
  /** The codes of all errors. */
  readonly errors: readonly string[]
}

const TYPES = {
  state: true,
  signaling: true,
  waiting: true,
  paired: true,
  connected: true,
  peeraway: true,
  peerback: true,
  peerleft: true,
  localstream: true,
  screen: true,
  devices: true,
  remotestream: true,
  playbackblocked: true,
  message: true,
  receipt: true,
  reaction: true,
  typing: true,
  peerstate: true,
  quality: true,
  file: true,
  speaking: true,
  direct: true,
  error: true,
} as const satisfies Record<ClientEventType, true>

/** Listens to everything from now on. */
export function listen(client: MatchClient): Heard {
  const all: Said[] = []
  for (const type of Object.keys(TYPES) as ClientEventType[]) {
    client.on(type, (event) => all.push({ type, event } as Said))
  }
  return {
    all,
    of<Type extends ClientEventType>(type: Type): ClientEvents[Type][] {
      return all.filter((each) => each.type === type).map(({ event }) => event as ClientEvents[Type])
    },
    get errors() {
      return this.of('error').map(({ error }) => error.code)
    },
  }
}

/** What the three below need: a `Harness`, or the app's own client beside its fakes. */
export type Scene = Pick<Harness, 'client' | 'server' | 'rtc'>

/**
 * Until the client waits in the queue. Starts it, unless the app has done so and no preferences are given; answers its
 * Hello; gives it a place.
 */
export async function startWaiting({ client, server }: Scene, preferences?: Preferences): Promise<void> {
  const isOver = client.state === 'idle' || client.state === 'ended'
  const started = isOver || preferences !== undefined ? client.start(preferences) : undefined
  await settle()
  if (client.signaling !== 'online') server.socket.welcome()
  await started
  await settle()
  server.socket.say(waitingFrame())
}

/** Until it has a partner, in the session of this id. */
export async function startPaired(scene: Scene, id: string, paired: PairedAs = {}): Promise<FakePartner> {
  const preferences = paired.media === undefined ? undefined : { media: paired.media }
  await startWaiting(scene, preferences)
  scene.server.socket.say(pairedFrame(id, paired))
  await settle()
  return new FakePartner(scene.server, id, scene.rtc)
}

/** Until media flows. */
export async function startConnected(scene: Scene, id: string, paired: PairedAs = {}): Promise<FakePartner> {
  const partner = await startPaired(scene, id, paired)
  // Those for text have no connection, and are connected from the first.
  if (scene.client.session?.peer.media !== 'text') scene.rtc.connection.become('connected')
  return partner
}
