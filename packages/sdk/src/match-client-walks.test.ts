import type { ServerMessage } from '@mismatch/protocol'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { StateReason } from './events.ts'
import { settle } from './testing/fake-clock.ts'
import { FakeElement } from './testing/fake-element.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'
import type { FakeServer } from './testing/fake-server.ts'
import { makeClient } from './testing/harness.ts'

// Whatever a person, a server, a partner, devices and time do, in any order and late: the real client among fakes.

const MEDIA = ['video', 'audio', 'text'] as const
const IDLE = ['left', 'peer_left', 'queue_timeout', 'moderated'] as const
const CODES = [1006, 1012, 1000, 4000, 4002, 4003, 4500, 4504, 4999]
const RTC = ['connecting', 'connected', 'disconnected', 'failed'] as const
const STEPS_MS = [1, 300, 1_000, 15_000, 3_600_000]
const REFUSALS = ['NotAllowedError', 'NotReadableError', 'NotFoundError']

/** One of these, by a number from the walk. */
const one = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length]
const sessionOf = (pick: number) => `S${String(pick % 4)}`

function makeWorld(resumes: FakeServer['resumes'], warmStart: boolean) {
  const harness = makeClient({ warmStart })
  harness.server.resumes = resumes
  const { client, devices } = harness
  devices.plug('video', 'video-2')
  client.playRemote(new FakeElement())
  return { ...harness, shut: new Set<unknown>(), warmStart, mayCapture: false, destroyed: false, saidAtEnd: 0 }
}
type World = ReturnType<typeof makeWorld>

/** Of every offer that the server was told of before there was a partner. */
const offersOf = ({ server }: World) =>
  [server.of('Prepare'), server.of('Skip'), server.of('Ready'), server.of('Failed')]
    .flat()
    .flatMap(({ offer_id }) => offer_id ?? [])
const ignore = (promise: Promise<unknown> | undefined) => void promise?.catch(() => {})
const openPrompts = ({ devices }: World) => devices.prompts.filter(({ isOpen }) => isOpen)
const everOpen = ({ server, shut }: World) =>
  server.sockets.filter((socket) => socket.protocol !== '' && !shut.has(socket))
const connecting = ({ server, shut }: World) =>
  server.sockets.find((socket) => socket.protocol === '' && socket.closedWith === undefined && !shut.has(socket))

/** Frames may come by sockets that the client has closed: they were under way. */
function say(world: World, pick: number, frame: ServerMessage): void {
  const open = everOpen(world)
  ;(pick % 5 === 0 ? one(open, pick) : open.at(-1))?.say(frame)
}

const COMMANDS: Record<string, (world: World, pick: number) => void> = {
  start: ({ client }, pick) => ignore(client.start({ media: one(MEDIA, pick), autoRequeue: pick % 2 === 0 })),
  prepare: (world, pick) => {
    if (['idle', 'ended'].includes(world.client.state)) world.mayCapture = true
    ignore(world.client.prepare({ media: one(MEDIA, pick) }))
  },
  next: ({ client }) => client.next(),
  stop: (world) => {
    ignore(world.client.stop())
    world.mayCapture = false
  },
  destroy: (world, pick) => {
    if (pick !== 0) return
    world.client.destroy()
    if (!world.destroyed) world.saidAtEnd = world.heard.all.length
    world.destroyed = true
  },
  send: ({ client }) => {
    try {
      client.session?.sendMessage('hello')
    } catch (error) {
      expect(error).toMatchObject({ name: 'MatchError' })
    }
  },
  typing: ({ client }, pick) => client.session?.setTyping(pick % 2 === 0),
  report: ({ client }) => ignore(client.session?.report('spam')),
  block: ({ client }) => ignore(client.session?.block()),
  camera: ({ client }, pick) => client.media.setCamera(pick % 2 === 0),
  choose: ({ client }, pick) => ignore(client.media.useDevice(one(['video-1', 'video-2', 'audio-1'], pick) ?? '')),

  ask: ({ devices }, pick) => void (devices.asks = pick < 3),
  grant: (world, pick) => one(openPrompts(world), pick)?.grant(),
  refuse: (world, pick) => one(openPrompts(world), pick)?.refuse(one(REFUSALS, pick) ?? ''),
  pullOut: ({ devices }, pick) => one(devices.live, pick)?.end(),
  allow: ({ devices }, pick) => (pick === 0 ? devices.takeAway() : void (devices.allowed = true)),

  welcome: (world, pick) =>
    connecting(world)?.welcome(pick % 3 === 0 ? { state: 'paired', session_id: sessionOf(pick) } : {}),
  comeBack: (world) => {
    world.clock.advance(world.heard.of('signaling').at(-1)?.retryInMs ?? 0)
    connecting(world)?.welcome()
  },
  meet: (world, pick) => {
    connecting(world)?.welcome()
    say(world, 1, pairedFrame(sessionOf(pick), { media: one(MEDIA, pick), offerer: pick % 2 === 0 }))
  },
  waiting: (world, pick) => say(world, pick, waitingFrame()),
  prepared: (world, pick) => {
    const prepared = one(offersOf(world), pick)
    say(world, 1, waitingFrame(prepared === undefined ? {} : { prepared }))
  },
  meetByOffer: (world, pick) => {
    connecting(world)?.welcome()
    const offer_id = one(offersOf(world), pick) ?? 'unknown'
    say(world, 1, { ...pairedFrame(sessionOf(pick)), offer_id, offer_delivered: pick % 3 > 0 })
  },
  meetByTheirs: (world, pick) => {
    connecting(world)?.welcome()
    const paired = pairedFrame(sessionOf(pick), { offerer: false })
    say(world, 1, { ...paired, offer_id: 'theirs', offer: pick === 0 ? 'nonsense' : 'theirs' })
  },
  left: (world, pick) => say(world, pick, { type: 'PeerLeft', session_id: sessionOf(pick), reason: 'left' }),
  idle: (world, pick) => say(world, pick, { type: 'Idle', reason: one(IDLE, pick) ?? 'left' }),
  reported: (world, pick) => say(world, pick, { type: 'Reported', session_id: sessionOf(pick), report_id: 'r' }),
  blocked: (world, pick) => say(world, pick, { type: 'Blocked', session_id: sessionOf(pick) }),
  putOff: (world, pick) =>
    say(world, pick, {
      type: 'Error',
      code: pick % 3 === 0 ? 'forbidden' : 'rate_limited',
      message: '',
      ref: pick % 2 === 0 ? 'Ready' : 'Skip',
      retry_after_ms: 300,
    }),
  draining: (world, pick) => say(world, pick, { type: 'Draining', reconnect_in_ms: 300 }),
  offer: (world, pick) => say(world, pick, { type: 'Offer', session_id: sessionOf(pick), sdp: 'theirs' }),
  answer: (world, pick) => say(world, pick, { type: 'Answer', session_id: sessionOf(pick), sdp: 'theirs' }),
  nonsense: (world, pick) => say(world, pick, { type: 'Answer', session_id: sessionOf(pick), sdp: 'nonsense' }),
  candidate: (world, pick) =>
    say(world, pick, {
      type: 'IceCandidate',
      session_id: sessionOf(pick),
      candidate: 'c',
      sdp_mid: '0',
      sdp_m_line_index: 0,
    }),
  chat: (world, pick) =>
    say(world, pick, { type: 'Chat', session_id: sessionOf(pick), id: 'm', text: 'hi', sent_at: 1, n: pick }),
  shut: (world, pick) => {
    const socket = world.server.sockets.at(-1)
    if (socket === undefined || world.shut.has(socket)) return
    world.shut.add(socket)
    socket.shut(one(CODES, pick), 'retry_after_ms=700')
  },
  cut: (world) => {
    for (const socket of world.server.sockets) if (socket.isOpen) world.shut.add(socket)
    world.server.cut()
  },
  stall: ({ server }) => server.stall(),
  away: (world, pick) => say(world, pick, { type: 'PeerAway', session_id: sessionOf(pick), until: 1 }),
  back: (world, pick) =>
    say(world, pick, {
      type: 'PeerBack',
      session_id: sessionOf(pick),
      resumed: one(['exact', 'session'], pick) ?? 'exact',
    }),

  gathered: ({ rtc }, pick) => one(rtc.open, pick)?.gather(pick % 2 === 0 ? null : 'c'),
  rtc: ({ rtc }, pick) => rtc.open[0]?.become(one(RTC, pick) ?? 'new'),
  channel: ({ rtc }) => rtc.open[0]?.channel.open(),
  hangUp: ({ rtc }) => rtc.open[0]?.channel.hangUp(),
  picture: ({ rtc }) => rtc.open[0]?.receiveTrack({}),
  time: ({ clock }, pick) => clock.advance(one(STEPS_MS, pick) ?? 1),
}

/** An end after which camera and signaling are kept, or as they were. */
const KEEPS: readonly StateReason[] = ['peer_left', 'start_failed']

function check(world: World): void {
  const { client, server, rtc, devices, clock, heard } = world
  const changes = heard.of('state')
  changes.forEach(({ from }, at) =>
    expect(from, 'a change of state follows the last').toBe(changes[at - 1]?.to ?? 'idle'),
  )
  expect(client.state, 'the state is the last one told').toBe(changes.at(-1)?.to ?? 'idle')

  const left = heard.of('peerleft').map(({ session }) => session)
  const met = heard.of('paired').map(({ session }) => session)
  const live = met.filter((session) => !left.includes(session))
  expect(new Set(left).size, 'nobody leaves twice').toBe(left.length)
  expect([met.length - left.length, live], 'each met leaves once').toEqual([
    live.length,
    client.session ? [client.session] : [],
  ])
  expect(client.session !== null, 'a session is a state').toBe(['negotiating', 'connected'].includes(client.state))

  expect(rtc.mostOpen, 'one connection at most, and one ready').toBeLessThanOrEqual(world.warmStart ? 2 : 1)
  const mayBeReady = world.warmStart && !['idle', 'ended'].includes(client.state)
  if (client.session === null && !mayBeReady) expect(rtc.open, 'no connection without a session').toEqual([])
  const closed = rtc.connections.filter(({ isClosed, listeners }) => isClosed && listeners > 0)
  expect(closed, 'a closed connection has no listener').toEqual([])

  const sockets = server.sockets.filter((each) => each.closedWith === undefined && !world.shut.has(each))
  // One beside it, where it may be gone and the server would keep the place.
  const most =
    client.signaling === 'offline' ? 0
    : server.resumes === 'none' ? 1
    : 2
  expect(sockets.length, 'no more sockets than needed').toBeLessThanOrEqual(most)
  if (client.signaling === 'offline' && client.session === null) expect(clock.pending, 'no timer while at rest').toBe(0)

  const kinds = devices.live.map(({ kind }) => kind)
  expect(new Set(kinds).size, 'one track of a kind').toBe(kinds.length)
  const shown: unknown[] = client.media.stream?.getTracks().filter(({ readyState }) => readyState === 'live') ?? []
  expect(new Set(devices.live), 'what runs is what is shown').toEqual(new Set(shown))
  const rests = client.state === 'idle' || client.state === 'ended'
  const last = changes.findLast(({ to }) => to === 'ended' || to === 'idle')?.reason
  if (last !== undefined && rests && !KEEPS.includes(last) && !world.mayCapture) {
    expect(kinds, 'no light on while at rest').toEqual([])
  }
  if (world.destroyed) {
    expect([kinds, sockets, rtc.open, clock.pending, devices.listeners], 'nothing is left').toEqual([[], [], [], 0, 0])
    expect(heard.all.length, 'nothing is said').toBe(world.saidAtEnd)
  }
}

/** What leads somewhere comes more often, or most walks would never leave the camera prompt. */
const OFTEN = ['start', 'grant', 'meet', 'meetByOffer', 'waiting', 'rtc', 'comeBack']
const command = fc.tuple(
  fc.oneof(fc.constantFrom(...Object.keys(COMMANDS)), fc.constantFrom(...OFTEN)),
  fc.nat({ max: 11 }),
)
type Moment = (readonly [name: string, pick: number])[]

/** The world after all of it, destroyed; it was looked at after each moment. */
async function walk(moments: readonly Moment[], resumes: FakeServer['resumes'], warmStart: boolean): Promise<World> {
  const world = makeWorld(resumes, warmStart)
  for (const commands of moments) {
    for (const [name, pick] of commands) COMMANDS[name]?.(world, pick)
    if (warmStart) await vi.dynamicImportSettled()
    await settle()
    check(world)
  }
  COMMANDS['destroy']?.(world, 0)
  for (const prompt of openPrompts(world)) prompt.grant()
  await settle()
  check(world)
  return world
}

const anyMemory = fc.constantFrom('none' as const, 'session' as const, 'exact' as const)
/** What happens at once, before any promise settles. */
const moment = fc.array(command, { minLength: 1, maxLength: 3 })

it('[house 7] whatever happens in whatever order: one call at a time, no light left on, and nothing left at the end', async () => {
  let met = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { maxLength: 40, size: 'max' }),
      anyMemory,
      fc.boolean(),
      async (moments, resumes, warmStart) => {
        const { heard } = await walk(moments, resumes, warmStart)
        met += heard.of('paired').length
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 2_000 },
  )
  expect(met, 'the walks get somewhere').toBeGreaterThan(10)
})

it('[mistake 3] no light stays on by another start() at the moment when one of two devices is allowed', async () => {
  await walk(
    [
      [['ask', 0]],
      [['start', 0]],
      [['refuse', 4]],
      [
        ['grant', 0],
        ['start', 0],
      ],
    ],
    'none',
    false,
  )
})
