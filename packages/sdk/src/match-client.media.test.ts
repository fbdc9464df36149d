import { describe, expect, it } from 'vitest'
import { makeClient, startConnected, startPaired } from './client-harness.ts'
import { settle } from './testing/fake-clock.ts'

describe('MatchClient, whose devices change in a call', () => {
  it('[M1] a camera that ended and is opened again in a call reaches the partner', async () => {
    const harness = makeClient()
    const { client, server, rtc, devices } = harness
    await startConnected(harness, 'S1')
    devices.live.find(({ kind }) => kind === 'video')?.unplug()
    await client.start({ media: 'video' })
    expect(rtc.connection.sends).toEqual({ audio: 'live', video: 'live' })
    expect([client.state, server.of('Offer').length]).toEqual(['connected', 1])
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
