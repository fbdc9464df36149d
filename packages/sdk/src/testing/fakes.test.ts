import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MatchClient } from '../match-client.ts'
import {
  FakeDevices,
  FakeServer,
  makeClient,
  makeFakes,
  startConnected,
  startPaired,
  startWaiting,
  waitingFrame,
} from './index.ts'

const text = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')

it('[house 17] the example of docs/testing.md is the one that runs', () => {
  expect(text('docs/testing.md')).toContain(`\`\`\`ts\n${text('e2e/app-testing.test.ts')}\`\`\``)
})

describe('A scene', () => {
  it('serves a client that the app has made and started itself', async () => {
    const fakes = makeFakes()
    const client = new MatchClient(fakes.options)
    const started = client.start({ media: 'audio', pool: 'chess' })
    await startPaired({ client, ...fakes }, 'S1')
    await started
    expect([client.state, fakes.server.of('Ready').length]).toEqual(['negotiating', 1])
    expect(fakes.server.heard('Ready')).toMatchObject({ media: 'audio', pool: 'chess' })
    client.destroy()
  })

  it('keeps what is given instead of a fake', async () => {
    const { client, heard } = makeClient({ mediaDevices: { getUserMedia: () => Promise.reject(new Error('mine')) } })
    await expect(client.start()).rejects.toMatchObject({ code: 'media_failed' })
    expect(heard.of('state').map(({ reason }) => reason)).toEqual(['started', 'start_failed'])
  })

  it('[R3] has a partner who offers files and takes them', async () => {
    const harness = makeClient()
    const { client, heard } = harness
    const partner = await startConnected(harness, 'S1')
    const files = () => heard.of('file').map(({ transfer }) => transfer)
    client.on('file', ({ transfer }) => transfer.accept())
    const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => at % 251)
    const theirs = partner.offers('cat.png', bytes, 'image/png')
    await expect.poll(() => files()[0]?.state).toBe('accepted')
    theirs.arrives()
    await expect.poll(() => files()[0]).toMatchObject({ id: theirs.id, name: 'cat.png', state: 'done' })
    expect(new Uint8Array((await files()[0]?.blob?.arrayBuffer()) ?? [])).toEqual(bytes)

    const own = await client.session?.sendFile(new File(['hello'], 'hello.txt'))
    partner.accepts(own!)
    await expect.poll(() => own?.transferred).toBe(5)
    partner.has(own!)
    await expect.poll(() => own?.state).toBe('done')
    const other = await client.session?.sendFile(new File(['again'], 'again.txt'))
    partner.declines(other!)
    await expect.poll(() => other?.state).toBe('declined')
  })

  it('has a partner who says, writes, switches and leaves', async () => {
    const harness = makeClient()
    const lena = await startPaired(harness, 'S1')
    lena.writes()
    const id = lena.says('hello')
    lena.shows({ video: false })
    lena.leaves('skipped')
    const { heard } = harness
    expect(heard.of('typing')[0]).toMatchObject({ active: true })
    expect(heard.of('message')[0]?.message).toMatchObject({ id, text: 'hello', from: 'peer' })
    expect(heard.of('peerstate')[0]).toMatchObject({ audio: true, video: false })
    expect(heard.of('peerleft')[0]).toMatchObject({ reason: 'skipped', session: { id: 'S1' } })
  })
})

describe('A fake that is used wrongly says how', () => {
  it('no socket yet, and a frame that did not come', async () => {
    const harness = makeClient()
    const { server } = harness
    expect(() => server.socket).toThrow('the client has opened no socket: start() or prepare() comes first')
    expect(() => server.heard('Ready')).toThrow('the client sent no Ready, but nothing')
    await startWaiting(harness)
    expect(() => server.heard('Skip')).toThrow('the client sent no Skip, but Hello, Ping, Ready')
  })

  it('a socket that is not open, or opened twice', () => {
    const { WebSocket } = new FakeServer()
    const server = new FakeServer()
    expect(WebSocket).not.toBe(server.WebSocket)
    new server.WebSocket('wss://x/ws', 'mismatch.v1')
    expect(() => server.socket.say(waitingFrame())).toThrow(
      'this socket is connecting: open() or welcome() comes before',
    )
    server.socket.open()
    expect(() => server.socket.open()).toThrow('a socket opens once; this one is open')
    server.socket.shut()
    expect(() => server.socket.say(waitingFrame())).toThrow('this socket is shut')
  })

  it('a frame that no server would take, or that comes too early', () => {
    const server = new FakeServer()
    const socket = new server.WebSocket('wss://x/ws', 'mismatch.v1')
    expect(() => socket.send('{"type":"Leave"}')).toThrow('the client sends before the socket is open')
    server.socket.open()
    expect(() => socket.send('{"type":"Ready"}')).toThrow(/the client sent a bad frame: .*media/)
  })

  it('no prompt, no device, no connection, no channel', () => {
    const devices = new FakeDevices()
    expect(() => devices.prompt).toThrow('nobody was asked for a camera or microphone yet')
    expect(() => devices.unplug('video-9')).toThrow('there is no device "video-9"; there are audio-1, video-1')
    const { rtc } = makeFakes()
    expect(() => rtc.connection).toThrow('the client has made no connection')
    new rtc.RTCPeerConnection()
    expect(() => rtc.connection.channel).toThrow('this connection has no data channel')
  })
})
