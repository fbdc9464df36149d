import { describe, expect, it } from 'vitest'
import { makeClient, type Harness, startConnected, startPaired } from './testing/harness.ts'
import { settle } from './testing/fake-clock.ts'
import type { FakeTrack } from './testing/fake-devices.ts'
import { pairedFrame } from './testing/frames.ts'
import type { Media } from '@mismatch/protocol'

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

describe('MatchClient, whose screen is shared', () => {
  const shown = (harness: Harness) => {
    const sender = harness.rtc.connection.transceivers.find(({ receiver }) => receiver.track.kind === 'video')?.sender
    return (sender?.track as unknown as FakeTrack | null | undefined)?.deviceId
  }
  const told = (harness: Harness) => JSON.parse(harness.rtc.connection.channel.sent.at(-1) ?? '{}') as object

  async function inCall(media: Media = 'video') {
    const harness = makeClient()
    await startConnected(harness, 'S1', { media })
    harness.rtc.connection.channel.open()
    await settle()
    return harness
  }

  it('[R2] it takes the place of the camera without an offer, the partner is told, and the own preview stays', async () => {
    const harness = await inCall()
    const { client, server, heard, devices } = harness
    const { stream } = client.media
    await client.media.shareScreen()
    expect([shown(harness), client.media.stream, client.media.screen?.getTracks().length]).toEqual([
      'screen',
      stream,
      1,
    ])
    expect(told(harness)).toMatchObject({ type: 'PeerState', audio: true, video: true, screen: true })
    devices.live.find(({ deviceId }) => deviceId === 'screen')?.end()
    expect([shown(harness), client.media.screen]).toEqual(['video-1', null])
    expect(told(harness)).toMatchObject({ video: true, screen: false })
    expect([server.of('Offer').length, heard.of('localstream').length]).toEqual([1, 1])
    expect(heard.of('screen').map(({ stream }) => stream?.getTracks().length ?? null)).toEqual([1, null])
  })

  it('[R2] another camera that is chosen meanwhile waits until the screen ends', async () => {
    const harness = await inCall()
    const { client, devices } = harness
    devices.plug('video', 'video-2')
    await client.media.shareScreen()
    await client.media.useDevice('video-2')
    expect(shown(harness)).toBe('screen')
    client.media.stopScreen()
    expect(shown(harness)).toBe('video-2')
  })

  it('[R2] where no camera is sent the screen is a new track, and asks for negotiation', async () => {
    const harness = await inCall('audio')
    const { client, server } = harness
    server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
    await settle()
    await client.media.shareScreen()
    await settle()
    expect([shown(harness), server.of('Offer').length]).toEqual(['screen', 2])
    client.media.stopScreen()
    expect([shown(harness), harness.devices.live.map(({ kind }) => kind)]).toEqual([undefined, ['audio']])
  })

  it.each(['next', 'stop', 'destroy'] as const)('[mistake 3] it ends with the session, by %s', async (end) => {
    const { client, devices, heard } = await inCall()
    await client.media.shareScreen()
    await client[end]()
    expect(devices.live.filter(({ deviceId }) => deviceId === 'screen')).toEqual([])
    expect(client.media.screen).toBe(null)
    if (end !== 'destroy') expect(heard.of('screen').at(-1)).toEqual({ stream: null })
  })

  it('[mistake 3] it ends with camera and microphone', async () => {
    const { client, devices } = await inCall()
    await client.media.shareScreen()
    client.media.release()
    expect([devices.live, client.media.screen]).toEqual([[], null])
  })

  it('[mistake 3] what is chosen after the partner left is not shown to the next', async () => {
    const harness = await inCall()
    const { client, server, devices, rtc } = harness
    devices.asks = true
    const shared = client.media.shareScreen()
    client.next()
    server.socket.say(pairedFrame('S2'))
    devices.prompt.grant()
    await expect(shared).rejects.toMatchObject({ code: 'not_connected' })
    await settle()
    expect([shown(harness), rtc.connections.length]).toEqual(['video-1', 2])
  })

  it('is refused where nobody is there to see it', async () => {
    const { client, devices } = makeClient()
    await expect(client.media.shareScreen()).rejects.toMatchObject({ code: 'not_connected' })
    const texting = makeClient()
    await startConnected(texting, 'S1', { media: 'text' })
    await expect(texting.client.media.shareScreen()).rejects.toMatchObject({ code: 'not_connected' })
    expect([devices.prompts, texting.devices.prompts]).toEqual([[], []])
  })
})
