import { describe, expect, it, vi } from 'vitest'
import chromium from './quality/fixtures/chromium.json' with { type: 'json' }
import { MatchClient } from './match-client.ts'
import { callStats, type CallFigures } from './testing/call-stats.ts'
import { settle } from './testing/fake-clock.ts'
import { pairedFrame } from './testing/frames.ts'
import { makeClient, makeFakes, startConnected, startPaired } from './testing/harness.ts'

describe('MatchClient, asked how a call goes', () => {
  it('[house 15] sums up the report, with rates since it was connected, and then since the last time', async () => {
    const harness = makeClient()
    const { client, rtc } = harness
    await startPaired(harness, 'S1')
    rtc.connection.stats = chromium.first
    rtc.connection.become('connected')
    await vi.dynamicImportSettled()
    rtc.connection.stats = chromium.second
    const first = await client.session?.stats()
    expect(first).toMatchObject({ path: 'host', protocol: 'udp', in: { videoKbps: 197.1, width: 640 } })
    expect(first?.report.size).toBe(Object.keys(chromium.second).length)
    expect((await client.session?.stats())?.in.videoKbps).toBe(null)
  })

  it('[house 7] says nothing before it is connected, nor after the end', async () => {
    const harness = makeClient()
    const { client, rtc } = harness
    await startPaired(harness, 'S1')
    const { session } = client
    expect(await session?.stats()).toBe(null)
    rtc.connection.become('connected')
    await vi.dynamicImportSettled()
    expect(await session?.stats()).toMatchObject({ path: null })
    client.next()
    expect(await session?.stats()).toBe(null)
  })

  it('[house 7] begins nothing in a session that ended while the code was fetched', async () => {
    const harness = makeClient()
    await startConnected(harness, 'S1')
    harness.client.destroy()
    await vi.dynamicImportSettled()
    expect(harness.clock.pending).toBe(0)
  })
})

describe('MatchClient, in a call that goes better and worse', () => {
  /** In a call with a channel open; `goesOn(seconds, figures)` lets it go on like that. */
  async function inCall() {
    const harness = makeClient()
    await startConnected(harness, 'S1')
    await vi.dynamicImportSettled()
    const { connection } = harness.rtc
    connection.channel.open()
    const goesOn = async (seconds: number, figures: CallFigures = {}) => {
      for (let passed = 0; passed < seconds; passed += 2) {
        connection.stats = callStats(connection.stats as ReturnType<typeof callStats>, 2_000, figures)
        harness.clock.advance(2_000)
        await settle()
      }
    }
    const told = () => {
      const { audio, video } = JSON.parse(connection.channel.sent.at(-1) ?? '{}') as Record<string, boolean>
      return { audio, video }
    }
    return { ...harness, goesOn, told }
  }

  it('tells it as an event and as session.quality', async () => {
    const { client, heard, goesOn } = await inCall()
    expect(client.session?.quality).toBe(null)
    await goesOn(6)
    await goesOn(6, { roundTripMs: 400 })
    expect(heard.of('quality')).toMatchObject([
      { session: { id: 'S1' }, quality: 4, reason: 'good', carries: 'video' },
      { quality: 2, reason: 'round_trip', carries: 'video' },
    ])
    expect(client.session?.quality).toBe(2)
    expect((await client.session?.stats())?.quality).toBe(2)
  })

  it('[R2] tells the partner that camera, then microphone, are off while the way carries no more, and what is switched meanwhile', async () => {
    const { client, heard, goesOn, told } = await inCall()
    await goesOn(20, { lossPercent: 50 })
    expect([heard.of('quality').at(-1)?.carries, told()]).toEqual(['audio', { audio: true, video: false }])
    await goesOn(10, { lossPercent: 50 })
    expect([client.state, told()]).toEqual(['connected', { audio: false, video: false }])
    expect([client.media.camera, client.media.microphone]).toEqual([true, true])
    client.media.setMicrophone(false)
    await goesOn(40)
    expect([heard.of('quality').at(-1)?.carries, told()]).toEqual(['video', { audio: false, video: true }])
  })

  it('[house 7] ends with the session, and with it what was held back', async () => {
    const { client, server, rtc, heard, clock, goesOn } = await inCall()
    await goesOn(20, { lossPercent: 50 })
    const count = heard.of('quality').length
    client.next()
    await goesOn(10)
    expect(heard.of('quality')).toHaveLength(count)
    server.socket.say(pairedFrame('S2'))
    await settle()
    rtc.connection.channel.open()
    expect(JSON.parse(rtc.connection.channel.sent[0] ?? '')).toMatchObject({ audio: true, video: true })
    client.destroy()
    expect(clock.pending).toBe(0)
  })

  it('gives every sender the ceilings of the options', async () => {
    const harness = makeClient({ rtc: { maxBitrateKbps: { video: 600 } } })
    await startConnected(harness, 'S1')
    await vi.dynamicImportSettled()
    const ceilings = harness.rtc.connection.transceivers.map(({ parameters }) => parameters.encodings[0]?.maxBitrate)
    expect(ceilings).toEqual([40_000, 600_000])
  })
})

describe('MatchClient, asked who speaks', () => {
  it('tells it as an event, and that it is over before the session is', async () => {
    const harness = makeClient()
    const { client, rtc, clock, heard } = harness
    await startConnected(harness, 'S1')
    await vi.dynamicImportSettled()
    const audio = rtc.connection.transceivers.find(({ receiver }) => receiver.track.kind === 'audio')
    Object.assign(audio!.levels, { peer: 0.4 })
    clock.advance(250)
    await settle()
    expect(heard.of('speaking')).toMatchObject([{ session: { id: 'S1' }, who: 'peer', speaking: true }])
    client.next()
    const order = heard.all.map(({ type }) => type)
    expect(heard.of('speaking').at(-1)).toMatchObject({ who: 'peer', speaking: false })
    expect(order.lastIndexOf('speaking')).toBeLessThan(order.indexOf('peerleft'))
  })

  it('measures nothing while nobody listens to it', async () => {
    const fakes = makeFakes()
    const client = new MatchClient(fakes.options)
    await startConnected({ client, ...fakes }, 'S1')
    await vi.dynamicImportSettled()
    const { pending } = fakes.clock
    const undo = client.on('speaking', () => {})
    fakes.clock.advance(2_000)
    await settle()
    expect(fakes.clock.pending).toBe(pending + 1)
    undo()
    fakes.clock.advance(2_000)
    await settle()
    expect(fakes.clock.pending).toBe(pending)
    client.destroy()
  })
})
