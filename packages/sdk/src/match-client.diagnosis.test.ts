import { describe, expect, it } from 'vitest'
import type { Check, DiagnoseOptions, Diagnosis } from './diagnosis/diagnosis.ts'
import type { MatchClientOptions } from './options.ts'
import { settle } from './testing/fake-clock.ts'
import { makeClient, startConnected } from './testing/harness.ts'

const UDP = 'turn:turn.example.com'
const TCP = 'turn:turn.example.com?transport=tcp'
const TLS = 'turns:turn.example.com:443?transport=tcp'
const login = { username: 'ada', credential: 'secret' }
const servers = [{ urls: ['stun:stun.example.com'] }, { urls: [UDP, TCP, TLS], ...login }]

/** A client in a world where all is well, with a server that names STUN and TURN. */
function make(overrides: Partial<MatchClientOptions> = {}) {
  const harness = makeClient(overrides)
  harness.rtc.ice.gathers = true
  harness.server.http.iceServers = servers
  return harness
}
type World = ReturnType<typeof make>

/** All that was found, once the server has said what `answer` lets it say. */
async function diagnose(
  { client, server }: World,
  answer: (socket: World['server']['socket']) => void = (socket) => socket.welcome(),
  options?: DiagnoseOptions,
): Promise<Diagnosis> {
  const before = server.sockets.length
  const diagnosis = client.diagnose(options)
  await expect.poll(() => server.sockets.length, { interval: 1 }).toBeGreaterThan(before)
  answer(server.socket)
  return diagnosis
}

/** What is not well, by name. */
const faults = ({ checks }: { readonly checks: readonly Check[] }) =>
  Object.fromEntries(checks.filter(({ ok }) => ok !== true).map(({ name, ok, code }) => [name, [ok, code]]))

/** Nothing is left of it. */
function expectClosed({ rtc, server, devices, clock }: World): void {
  expect([rtc.open.length, server.sockets.filter(({ isOpen }) => isOpen).length]).toEqual([0, 0])
  expect(rtc.connections.reduce((sum, { listeners }) => sum + listeners, 0)).toBe(0)
  expect([devices.live.length, clock.pending]).toEqual([0, 0])
}

describe('diagnose()', () => {
  it('finds nothing wrong where all is well, tries each TURN address alone, and closes everything', async () => {
    const world = make()
    const heard: Check[] = []
    const { ok, checks } = await diagnose(world, undefined, { onCheck: (check) => heard.push(check) })
    expect([ok, checks.map((each) => [each.name, each.ok, each.code, each.url])]).toEqual([
      true,
      [
        ['camera', true, null, undefined],
        ['microphone', true, null, undefined],
        ['signaling', true, null, undefined],
        ['stun', true, null, undefined],
        ['turn_udp', true, null, UDP],
        ['turn_tcp', true, null, TCP],
        ['turn_tls', true, null, TLS],
        ['data_channel', true, null, undefined],
      ],
    ])
    expect(new Set(heard)).toEqual(new Set(checks))
    const asked = world.rtc.connections.map(({ configuration }) => configuration)
    for (const url of [UDP, TCP, TLS]) {
      expect(asked).toContainEqual({ iceServers: [{ urls: url, ...login }], iceTransportPolicy: 'relay' })
    }
    expect(world.devices.prompts).toEqual([])
    expectClosed(world)
  })

  it('says by name what is wrong with a STUN or TURN server', async () => {
    const world = make()
    world.rtc.ice.faults.set('stun:stun.example.com', 701).set(UDP, 401).set(TCP, 701).set(TLS, 486)
    const diagnosis = await diagnose(world)
    expect([diagnosis.ok, faults(diagnosis)]).toEqual([
      false,
      {
        stun: [false, 'stun_unreachable'],
        turn_udp: [false, 'relay_refused'],
        turn_tcp: [false, 'relay_unreachable'],
        turn_tls: [false, 'relay_refused'],
      },
    ])
    expectClosed(world)
  })

  it('asks nobody over HTTP where the options name the servers', async () => {
    const world = make({ rtc: { iceServers: [{ urls: ['turn:own.example.com'] }] } })
    const { checks } = await diagnose(world)
    expect(checks.flatMap(({ url }) => url ?? [])).toEqual(['turn:own.example.com'])
    expect(world.server.http.requests).toEqual([])
  })

  it('[H11] asks the host of the server for its list, without cookies', async () => {
    const world = make({ url: 'wss://match.example.com/chat/ws?x=1' })
    await diagnose(world)
    expect(world.server.http.requests).toMatchObject([
      { url: 'https://match.example.com/api/ice-servers', init: { method: 'POST', credentials: 'omit' } },
    ])
  })

  it('where there are no servers, or the server does not say which, says so and tries none', async () => {
    const world = make()
    const untried = async () => {
      const { checks } = await diagnose(world)
      const codes = checks.filter(({ name }) => /stun|turn/.test(name)).map(({ ok, code }) => [ok, code])
      expect(new Set(codes.map(String)).size).toBe(1)
      return codes[0]
    }
    world.server.http.iceServers = []
    expect(await untried()).toEqual([null, 'not_configured'])
    const refusals = [
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [429, 'rate_limited'],
      [404, 'servers_unknown'],
    ] as const
    for (const [status, code] of refusals) {
      world.server.http.status = status
      expect(await untried()).toEqual([null, code])
    }
    world.server.http.status = null
    expect(await untried()).toEqual([null, 'unreachable'])
  })

  it('takes the servers that the client knows already where HTTP says none', async () => {
    const world = make()
    world.server.http.status = 404
    await startConnected(world, 'S1')
    world.server.socket.say({ type: 'IceServers', ice_servers: servers, ice_expires_at: null })
    const { checks } = await diagnose(world, (socket) => socket.open())
    expect(checks.flatMap(({ url }) => url ?? [])).toEqual([UDP, TCP, TLS])
    world.client.destroy()
  })

  it('tries no more TURN addresses than a browser has connections for', async () => {
    const world = make()
    const urls = Array.from({ length: 8 }, (_, at) => `turn:turn${String(at)}.example.com`)
    world.server.http.iceServers = [{ urls }, { urls }]
    const { checks } = await diagnose(world)
    expect(checks.filter(({ name }) => name === 'turn_udp')).toHaveLength(8)
  })
})

describe('diagnose(), the connection to the server', () => {
  const signalingOf = async (world: World, answer: (socket: World['server']['socket']) => void) =>
    faults(await diagnose(world, answer))['signaling']

  it.each([
    [4501, 'unauthorized'],
    [4000, 'token_ended'],
    [4502, 'banned'],
    [4004, 'full'],
    [4600, 'unlisted'],
  ])('[E2] a close with %i is %s, not unreachable', async (code, name) => {
    const refuse = (socket: World['server']['socket']) => {
      socket.open()
      socket.shut(code)
    }
    expect(await signalingOf(make(), refuse)).toEqual([false, name])
  })

  it('tells a server that is not there from one that takes no WebSocket', async () => {
    const world = make()
    expect(await signalingOf(world, (socket) => socket.shut())).toEqual([false, 'no_websocket'])
    world.server.http.status = 403
    expect(await signalingOf(world, (socket) => socket.shut())).toEqual([false, 'forbidden'])
    world.server.http.status = null
    expect(await signalingOf(world, (socket) => socket.shut())).toEqual([false, 'unreachable'])
    expectClosed(world)
  })

  it('tells a server that is going down, and one that is none of ours', async () => {
    const open = (then: (socket: World['server']['socket']) => void) => (socket: World['server']['socket']) => {
      socket.open()
      then(socket)
    }
    const draining = open((socket) => socket.say({ type: 'Draining', reconnect_in_ms: 100 }))
    expect(await signalingOf(make(), draining)).toEqual([false, 'restart'])
    expect(
      await signalingOf(
        make(),
        open((socket) => socket.sayText('hello')),
      ),
    ).toEqual([false, 'not_a_mismatch_server'])
    expect(await signalingOf(make(), (socket) => socket.open('chat'))).toEqual([false, 'not_a_mismatch_server'])
  })

  it('measures the time to the Welcome, and takes leave', async () => {
    const world = make()
    const { checks } = await diagnose(world, (socket) => {
      socket.open()
      world.clock.advance(120)
      socket.welcome()
    })
    expect(checks.find(({ name }) => name === 'signaling')).toMatchObject({ ok: true, ms: 120 })
    expect(world.server.sockets.map(({ closedWith }) => closedWith)).toEqual([{ code: 1000 }])
  })

  it('[H8] says no Hello while the client is there itself, which would end what it has; a call goes on', async () => {
    const world = make()
    await startConnected(world, 'S1')
    const { ok } = await diagnose(world, (socket) => socket.open())
    expect([ok, world.server.of('Hello').length, world.client.state, world.client.signaling]).toEqual([
      true,
      1,
      'connected',
      'online',
    ])
    expect([world.rtc.open.length, world.devices.live.length, world.devices.prompts.length]).toEqual([1, 2, 1])
    world.client.destroy()
    expectClosed(world)
  })
})

describe('diagnose(), camera and microphone', () => {
  const devicesOf = async (world: World, options?: DiagnoseOptions) => {
    const { camera, microphone } = faults(await diagnose(world, undefined, options))
    expectClosed(world)
    return { camera, microphone }
  }

  it('asks nobody unless told to', async () => {
    const world = make()
    world.devices.asks = true
    expect(await devicesOf(world)).toEqual({ camera: [null, 'not_asked'], microphone: [null, 'not_asked'] })
    world.devices.allowed = false
    world.devices.list = [{ kind: 'video', deviceId: 'video-1' }]
    expect(await devicesOf(world)).toEqual({ camera: [false, 'camera_refused'], microphone: [false, 'camera_missing'] })
    expect(world.devices.prompts).toEqual([])
  })

  it('where the browser does not tell permissions, goes by the names of devices', async () => {
    const permissions = { query: () => Promise.reject(new TypeError('camera is not a permission')) }
    const world = make({ permissions })
    expect(await devicesOf(world)).toEqual({})
    world.devices.allowed = false
    expect(await devicesOf(world)).toEqual({ camera: [null, 'not_asked'], microphone: [null, 'not_asked'] })
  })

  it('asks with one prompt, opens both for a moment, and finds the one that is busy', async () => {
    const world = make()
    expect(await devicesOf(world, { ask: true })).toEqual({})
    expect(world.devices.prompts.map(({ asked }) => Object.keys(asked))).toEqual([['audio', 'video']])
    world.devices.busy.add('audio-1')
    expect(await devicesOf(world, { ask: true })).toEqual({ microphone: [false, 'camera_busy'] })
    world.devices.fault = 'NotAllowedError'
    expect(await devicesOf(world, { ask: true })).toEqual({
      camera: [false, 'camera_refused'],
      microphone: [false, 'camera_refused'],
    })
  })

  it('waits for a person only so long, and turns off what they allow later', async () => {
    const world = make()
    world.devices.asks = true
    const diagnosis = diagnose(world, undefined, { ask: true })
    await expect.poll(() => world.devices.prompts.length).toBe(1)
    world.clock.advance(15_000)
    expect(faults(await diagnosis)).toMatchObject({
      camera: [null, 'not_answered'],
      microphone: [null, 'not_answered'],
    })
    world.devices.prompt.grant()
    await settle()
    expectClosed(world)
  })

  it('leaves alone what the client has open', async () => {
    const world = make()
    await world.client.prepare()
    world.devices.asks = true
    expect(faults(await diagnose(world))).toEqual({})
    const { ok } = await diagnose(world, (socket) => socket.welcome(), { ask: true })
    expect([ok, world.devices.prompts.length, world.devices.live.length]).toEqual([true, 1, 2])
    world.client.destroy()
  })

  it('says that the page is not secure, or the browser has none', async () => {
    const world = make({ mediaDevices: undefined, RTCPeerConnection: undefined })
    expect(faults(await diagnose(world))).toMatchObject({
      camera: [false, 'unsupported_browser'],
      data_channel: [false, 'unsupported_browser'],
      turn_udp: [false, 'unsupported_browser'],
    })
  })
})

describe('diagnose(), to its end', () => {
  it('is done within 15 s, whoever stays silent', async () => {
    const world = make()
    world.rtc.ice.gathers = false
    world.devices.asks = true
    const { clock, client } = world
    const since = clock.now()
    const diagnosis = client.diagnose({ ask: true })
    await expect.poll(() => world.rtc.open.length).toBe(6)
    let found: Diagnosis | undefined
    void diagnosis.then((all) => (found = all))
    while (found === undefined && clock.now() - since < 20_000) {
      clock.advance(100)
      await settle()
    }
    expect(clock.now() - since).toBeLessThanOrEqual(15_000)
    expect(faults(found!)).toEqual({
      camera: [null, 'not_answered'],
      microphone: [null, 'not_answered'],
      signaling: [false, 'unreachable'],
      stun: [false, 'stun_unreachable'],
      turn_udp: [false, 'relay_unreachable'],
      turn_tcp: [false, 'relay_unreachable'],
      turn_tls: [false, 'relay_unreachable'],
      data_channel: [false, 'no_candidates'],
    })
    expectClosed(world)
  })

  it.each([
    [['candidate:1 1 udp 1 192.0.2.7 9 typ host'], true],
    [[], false],
  ])('who is seen from outside as they see themselves gets no candidate for it: %j', async (candidates, ok) => {
    const world = make()
    world.server.http.iceServers = [{ urls: ['stun:stun.example.com'] }]
    world.rtc.ice.gathers = false
    const diagnosis = diagnose(world)
    await expect.poll(() => world.rtc.open.length).toBe(3)
    await settle()
    const asked = world.rtc.open.find(({ configuration }) => configuration.iceServers !== undefined)
    for (const candidate of [...candidates, null]) asked?.gather(candidate)
    world.clock.advance(5_000)
    expect((await diagnosis).checks.find(({ name }) => name === 'stun')).toMatchObject({ ok })
  })

  it('a refusal is remembered where the browser never says that it has gathered', async () => {
    const world = make()
    world.server.http.iceServers = [{ urls: [UDP], ...login }]
    world.rtc.ice.gathers = false
    const diagnosis = diagnose(world)
    await expect.poll(() => world.rtc.open.length).toBe(3)
    await settle()
    world.rtc.open.find(({ configuration }) => configuration.iceTransportPolicy === 'relay')?.refuse(UDP, 401)
    world.clock.advance(8_000)
    expect(faults(await diagnosis)).toMatchObject({ turn_udp: [false, 'relay_refused'] })
  })

  it('a browser that does not even connect to itself has no route', async () => {
    const world = make()
    world.rtc.ice.connects = false
    const diagnosis = diagnose(world)
    await expect.poll(() => world.rtc.open.length).toBe(2)
    await settle()
    world.clock.advance(5_000)
    expect(faults(await diagnosis)).toMatchObject({ data_channel: [false, 'no_route'] })
  })

  it('ends with its signal, or with the client, and closes everything', async () => {
    for (const how of ['signal', 'destroy'] as const) {
      const world = make()
      world.rtc.ice.gathers = false
      const abort = new AbortController()
      const heard: Check[] = []
      const diagnosis = world.client.diagnose({ signal: abort.signal, onCheck: (check) => heard.push(check) })
      const ended = expect(diagnosis).rejects.toMatchObject(
        how === 'signal' ? { name: 'AbortError' } : { code: 'destroyed' },
      )
      await expect.poll(() => world.rtc.open.length).toBe(6)
      const before = heard.length
      if (how === 'signal') abort.abort()
      else world.client.destroy()
      await ended
      expect(heard.length).toBe(before)
      expectClosed(world)
    }
  })

  it('opens nothing for a signal that is aborted already, or a client that is destroyed', async () => {
    const world = make()
    await expect(world.client.diagnose({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
    world.client.destroy()
    await expect(world.client.diagnose()).rejects.toMatchObject({ code: 'destroyed' })
    expect([world.server.sockets.length, world.rtc.connections.length]).toEqual([0, 0])
  })

  it('two at a time have a run each', async () => {
    const world = make()
    const abort = new AbortController()
    const both = [world.client.diagnose({ signal: abort.signal }), world.client.diagnose()]
    await expect.poll(() => world.server.sockets.length).toBe(2)
    abort.abort()
    await expect(both[0]).rejects.toThrow()
    world.server.socket.welcome()
    expect(await both[1]).toMatchObject({ ok: true })
  })
})
