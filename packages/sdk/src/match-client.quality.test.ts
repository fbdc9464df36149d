import { describe, expect, it } from 'vitest'
import chromium from './quality/fixtures/chromium.json' with { type: 'json' }
import { pairedFrame } from './testing/frames.ts'
import { makeClient, startPaired, startWaiting } from './testing/harness.ts'

describe('MatchClient, asked how a call goes', () => {
  it('[house 15] sums up the report, with rates since it was connected, and then since the last time', async () => {
    const harness = makeClient()
    const { client, rtc } = harness
    await startPaired(harness, 'S1')
    rtc.connection.stats = chromium.first
    rtc.connection.become('connected')
    rtc.connection.stats = chromium.second
    const first = await client.session?.stats()
    expect(first).toMatchObject({ path: 'host', protocol: 'udp', in: { videoKbps: 197.1, width: 640 } })
    expect(first?.report.size).toBe(Object.keys(chromium.second).length)
    expect((await client.session?.stats())?.in.videoKbps).toBe(null)
  })

  it('[house 7] says nothing while there is no connection: during a camera prompt, and after the end', async () => {
    const harness = makeClient()
    const { client, server, devices } = harness
    await startWaiting(harness, { media: 'audio' })
    devices.asks = true
    const upgraded = client.start({ media: 'video' })
    server.socket.say(pairedFrame('S1'))
    const { session } = client
    expect(await session?.stats()).toBe(null)
    devices.prompt.grant()
    await upgraded
    expect(await session?.stats()).toMatchObject({ path: null })
    client.next()
    expect(await session?.stats()).toBe(null)
  })
})
