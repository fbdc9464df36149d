import { describe, expect, it } from 'vitest'
import { makeClient, type Harness, startConnected, startPaired } from './testing/harness.ts'
import { settle } from './testing/fake-clock.ts'

describe('MatchClient, whose devices change in a call', () => {
  const told = (harness: Harness) =>
    harness.rtc.connection.channel.sent.map((text) => {
      const { audio, video } = JSON.parse(text) as { audio: boolean; video: boolean }
      return { audio, video }
    })
  const both = { audio: true, video: true }
  const deaf = { audio: true, video: false }

  /** In a call with a channel open. */
  async function inCall() {
    const harness = makeClient()
    await startConnected(harness, 'S1')
    harness.rtc.connection.channel.open()
    harness.rtc.connection.channel.sent.length = 0
    return harness
  }

  it('[M1] a camera that is pulled out is off for the partner, and the next one takes its place without an offer', async () => {
    const harness = await inCall()
    const { client, server, rtc, devices, heard } = harness
    devices.plug('video', 'video-2')
    devices.unplug('video-1')
    expect([told(harness), rtc.connection.sends]).toEqual([[deaf], { audio: 'live', video: null }])
    await settle()
    expect([told(harness), rtc.connection.sends]).toEqual([[deaf, both], { audio: 'live', video: 'live' }])
    expect([client.state, server.of('Offer').length, heard.errors]).toEqual(['connected', 1, []])
    expect(
      heard
        .of('devices')
        .at(-1)
        ?.devices.map(({ deviceId }) => deviceId),
    ).toEqual(['audio-1', 'video-2'])
  })

  it('[mistake 17] a permission that is taken away in a call is told once by each, and the call goes on', async () => {
    const harness = await inCall()
    const { client, server, rtc, devices, heard } = harness
    devices.takeAway()
    await settle()
    expect(heard.errors).toEqual(['camera_refused', 'camera_refused'])
    expect([client.state, client.media.camera, client.media.microphone]).toEqual(['connected', false, false])
    expect([told(harness).at(-1), rtc.connection.sends]).toEqual([
      { audio: false, video: false },
      { audio: null, video: null },
    ])
    devices.allowed = true
    await client.start({ media: 'video' })
    expect([told(harness).at(-1), rtc.connection.sends]).toEqual([both, { audio: 'live', video: 'live' }])
    expect([server.of('Offer').length, heard.errors.length]).toEqual([1, 2])
  })

  it('[R2] another camera takes the place of the last without an offer, and the partner notices nothing', async () => {
    const harness = await inCall()
    const { client, server, rtc, devices } = harness
    devices.plug('video', 'video-2')
    await client.media.useDevice('video-2')
    expect([told(harness), rtc.connection.sends]).toEqual([[], { audio: 'live', video: 'live' }])
    expect([server.of('Offer').length, devices.live.map(({ deviceId }) => deviceId)]).toEqual([
      1,
      ['audio-1', 'video-2'],
    ])
  })

  it('destroy hears no more of devices', async () => {
    const { client, devices } = await inCall()
    expect(devices.listeners).toBe(1)
    client.destroy()
    expect(devices.listeners).toBe(0)
  })

  it('[M1] a camera that is added to a call by microphone is offered to the partner', async () => {
    const harness = makeClient()
    const { client, server, rtc } = harness
    await startPaired(harness, 'S1', { media: 'audio' })
    server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
    await settle()
    rtc.connection.become('connected')
    await client.start({ media: 'video' })
    await settle()
    expect(rtc.connection.sends).toEqual({ audio: 'live', video: 'live' })
    expect(server.of('Offer')).toHaveLength(2)
  })
})
