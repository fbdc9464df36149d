import type { SignalMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { FakeStream, FakeTrack } from '../testing/fake-devices.ts'
import { FakeRtc } from '../testing/fake-rtc.ts'
import { Closer } from './closer.ts'
import { PeerLink, type PeerLinkParts } from './peer-link.ts'

function makeLink(parts: Partial<PeerLinkParts> = {}) {
  const clock = new FakeClock()
  const rtc = new FakeRtc()
  const heard: string[] = []
  const sent: SignalMessage[] = []
  const link = new PeerLink(
    {
      sessionId: 'S',
      offerer: true,
      peerMedia: 'video',
      hasChannel: true,
      connect: () => new rtc.RTCPeerConnection(),
      closer: new Closer(clock),
      configuration: () => ({}),
      canSignal: () => true,
      clock,
      timeoutMs: 15_000,
      ...parts,
    },
    {
      onSignal: (message) => sent.push(message),
      onFlowing: () => heard.push('flowing'),
      onFailed: (error) => heard.push(`failed: ${String(error.reason)}`),
      onTrouble: () => {},
      onPartnerGone: () => heard.push('gone'),
      onRemoteStream: () => heard.push('stream'),
      onChannelOpen: () => heard.push('open'),
      onChannelLost: () => heard.push('lost'),
      onChannelText: (text) => heard.push(text),
    },
  )
  return { link, clock, rtc, heard, sent }
}

const stream = (...kinds: ('audio' | 'video')[]) =>
  new FakeStream(kinds.map((kind) => new FakeTrack(kind))) as unknown as MediaStream

const offer: SignalMessage = { type: 'Offer', session_id: 'S', sdp: 'theirs' }
const answer: SignalMessage = { type: 'Answer', session_id: 'S', sdp: 'theirs' }
const candidate: SignalMessage = {
  type: 'IceCandidate',
  session_id: 'S',
  candidate: 'early',
  sdp_mid: '0',
  sdp_m_line_index: 0,
}

describe('PeerLink', () => {
  it('[mistake 4] keeps the offer and candidates that come while the camera prompt is open', async () => {
    const { link, rtc, sent } = makeLink({ offerer: false })
    link.receive(offer)
    link.receive(candidate)
    await settle()
    expect(rtc.connections).toEqual([])
    link.begin(stream('audio', 'video'))
    await settle()
    expect(sent.map(({ type }) => type)).toEqual(['Answer'])
    expect(rtc.connection.candidates).toMatchObject([{ candidate: 'early' }])
  })

  it('[mistake 16] gives up a connection that stays `new` for ever', async () => {
    const { link, clock, rtc, heard } = makeLink()
    link.begin(null)
    await settle()
    clock.advance(14_999)
    expect(heard).toEqual([])
    clock.advance(1)
    expect(heard).toEqual(['failed: no_candidates'])
    expect(rtc.connection.isClosed).toBe(true)
  })

  it('[Q11] gives up a call 30 s after it was lost, and not while it comes back', () => {
    const { link, clock, rtc, heard } = makeLink()
    link.begin(null)
    rtc.connection.become('connected')
    rtc.connection.become('disconnected')
    clock.advance(16_000)
    rtc.connection.become('failed')
    clock.advance(13_999)
    rtc.connection.become('connected')
    clock.advance(60_000)
    expect([heard, clock.pending]).toEqual([['flowing', 'lost', 'open'], 0])
    rtc.connection.become('disconnected')
    rtc.connection.become('failed')
    clock.advance(29_999)
    expect(heard).toEqual(['flowing', 'lost', 'open', 'lost'])
    clock.advance(1)
    expect(heard.at(-1)).toBe('failed: lost')
    expect([rtc.open, clock.pending]).toEqual([[], 0])
  })

  it('[Q11] tries another way when ICE fails, and gives up by the clock alone', async () => {
    const { link, clock, rtc, heard, sent } = makeLink()
    link.begin(null)
    await settle()
    link.receive(answer)
    rtc.connection.gather('candidate:1 typ host')
    await settle()
    rtc.connection.become('failed')
    clock.advance(0)
    await settle()
    expect(sent.map(({ type }) => type)).toEqual(['Offer', 'IceCandidate', 'Offer'])
    clock.advance(14_999)
    expect(heard).toEqual([])
    clock.advance(1)
    expect(heard).toEqual(['failed: no_route'])
  })

  it('[mistake 3] closed within the second after the partner hung up, leaves no clock behind', () => {
    const { link, clock, rtc, heard } = makeLink()
    link.begin(null)
    rtc.connection.become('connected')
    rtc.connection.channel.hangUp()
    link.close()
    expect(clock.pending).toBe(0)
    clock.advance(60_000)
    expect(heard).not.toContain('gone')
  })

  it('[H10] a partner who hangs up while the way is interrupted is gone after a second all the same', () => {
    const { link, clock, rtc, heard } = makeLink()
    link.begin(null)
    rtc.connection.become('connected')
    rtc.connection.channel.hangUp()
    rtc.connection.become('disconnected')
    clock.advance(1_000)
    expect(heard.at(-1)).toBe('gone')
    expect([rtc.open, clock.pending]).toEqual([[], 0])
  })

  it('[Q11] never gives up by the clock once media flows, or with the clock off', () => {
    const flowing = makeLink()
    flowing.link.begin(null)
    flowing.rtc.connection.become('connected')
    flowing.rtc.connection.become('disconnected')
    flowing.rtc.connection.become('connected')
    flowing.clock.advance(60_000)
    expect(flowing.heard).toEqual(['flowing', 'lost', 'open'])

    const patient = makeLink({ timeoutMs: 0 })
    patient.link.begin(null)
    patient.clock.advance(3_600_000)
    expect(patient.heard).toEqual([])
  })

  it('[Q11] fails once when no connection can be made', () => {
    const refused = makeLink({
      connect: () => {
        throw new Error('too many')
      },
    })
    refused.link.begin(null)
    expect(refused.heard).toEqual(['failed: unusable'])
  })

  it('[H10] takes the partner for gone a second after their end of a flowing channel closed', () => {
    const { link, clock, rtc, heard } = makeLink()
    link.begin(null)
    rtc.connection.become('connected')
    rtc.connection.channel.open()
    rtc.connection.channel.hangUp()
    clock.advance(999)
    expect(heard).toEqual(['flowing', 'open', 'lost'])
    clock.advance(1)
    expect(heard).toEqual(['flowing', 'open', 'lost', 'gone'])
    expect([rtc.open, clock.pending]).toEqual([[], 0])
  })

  it('[H10] a channel that closes before media flows, or by the own hand, says nothing of the partner', () => {
    const refused = makeLink({ timeoutMs: 0 })
    refused.link.begin(null)
    refused.rtc.connection.channel.hangUp()
    const own = makeLink()
    own.link.begin(null)
    own.rtc.connection.become('connected')
    const { channel } = own.rtc.connection
    channel.open()
    own.link.close()
    channel.hangUp()
    for (const { clock, heard } of [refused, own]) {
      clock.advance(60_000)
      expect(heard).not.toContain('gone')
    }
  })

  it('[R3] has the negotiated, ordered channel 0 `mismatch`', () => {
    const { link, rtc, heard } = makeLink()
    link.begin(null)
    expect(rtc.connection.channel).toMatchObject({
      label: 'mismatch',
      init: { negotiated: true, id: 0, ordered: true },
    })
    expect(link.sendText('early')).toBe(false)
    rtc.connection.channel.open()
    expect(link.sendText('hi')).toBe(true)
    rtc.connection.channel.sayText('hey')
    rtc.connection.channel.sayText(new ArrayBuffer(1))
    rtc.connection.channel.sayText('x'.repeat(65_537))
    expect(rtc.connection.channel.sent).toEqual(['hi'])
    expect(heard).toEqual(['open', 'hey'])
    rtc.connection.channel.close()
    expect(link.sendText('late')).toBe(false)
  })

  it('[R2] says when the way is interrupted, and sends nothing by the channel until it is mended', () => {
    const { link, rtc, heard } = makeLink()
    link.begin(null)
    const { connection } = rtc
    connection.become('disconnected')
    connection.become('connected')
    connection.channel.open()
    connection.become('disconnected')
    expect(heard).toEqual(['flowing', 'open', 'lost'])
    expect(link.sendText('into the void')).toBe(false)
    connection.become('connected')
    expect(link.sendText('again')).toBe(true)
    expect(connection.channel.sent).toEqual(['again'])
  })

  it.each([
    ['a camera', 'video', ['audio', 'video'], ['audio', 'video'], []],
    ['a microphone only, and the partner has a camera', 'video', ['audio'], ['audio'], ['video']],
    ['a microphone only, as the partner', 'audio', ['audio'], ['audio'], []],
    ['nothing', 'video', [], [], ['audio', 'video']],
  ] as const)('[M1] offers what it has and asks for what it has not: %s', (_what, peerMedia, own, tracks, asked) => {
    const { link, rtc } = makeLink({ peerMedia })
    link.begin(own.length === 0 ? null : stream(...own))
    expect(rtc.connection.tracks.map(({ kind }) => kind)).toEqual(tracks)
    expect(rtc.connection.asked).toEqual(asked.map((kind) => ({ kind, direction: 'recvonly' })))
  })

  it('[M1] the answerer asks for nothing, since the offer brings the places', () => {
    const { link, rtc } = makeLink({ offerer: false })
    link.begin(stream('audio'))
    expect(rtc.connection.asked).toEqual([])
  })

  it('[M1] a track that replaces one that ended goes on at the same place, without a new offer', async () => {
    const { link, rtc, sent } = makeLink()
    const own = stream('audio', 'video')
    link.begin(own)
    await settle()
    link.receive({ type: 'Answer', session_id: 'S', sdp: 'theirs' })
    await settle()
    const [, dead] = own.getTracks()
    dead?.stop()
    link.setStream(own)
    expect(rtc.connection.sends).toEqual({ audio: 'live', video: null })
    if (dead !== undefined) own.removeTrack(dead)
    own.addTrack(new FakeTrack('video') as unknown as MediaStreamTrack)
    link.setStream(own)
    link.setStream(own)
    await settle()
    expect(rtc.connection.sends).toEqual({ audio: 'live', video: 'live' })
    expect(rtc.connection.transceivers).toHaveLength(2)
    expect(sent.map(({ type }) => type)).toEqual(['Offer'])
  })

  it.each([
    [true, 'audio'],
    [true, 'video'],
    [false, 'video'],
  ] as const)('[M1] a camera that comes in a call is offered: offerer %s, partner %s', async (offerer, peerMedia) => {
    const { link, rtc, sent } = makeLink({ offerer, peerMedia })
    const first = stream('audio')
    link.begin(first)
    await settle()
    link.receive(offerer ? { type: 'Answer', session_id: 'S', sdp: 'theirs' } : offer)
    await settle()
    const before = sent.length
    link.setStream(stream('audio', 'video'))
    await settle()
    expect(sent.slice(before).map(({ type }) => type)).toEqual(['Offer'])
    expect(rtc.connection.sends).toEqual({ audio: 'live', video: 'live' })
    expect(rtc.connection.transceivers.map(({ direction }) => direction)).toEqual(['sendrecv', 'sendrecv'])
    // One stream for the partner, whatever became of one's own: theirs would lose the sound to a second one.
    expect(new Set(rtc.connection.streams)).toEqual(new Set([first]))
  })

  it('[M1] a stream that changes before begin or after the end changes nothing', async () => {
    const { link, rtc } = makeLink()
    link.setStream(stream('audio'))
    expect(rtc.connections).toEqual([])
    link.begin(null)
    link.close()
    link.setStream(stream('audio'))
    expect(rtc.connection.tracks).toEqual([])
  })

  it.each(['before begin', 'negotiating', 'connected'])(
    '[mistake 3] closes twice, %s, leaving nothing',
    async (when) => {
      const { link, clock, rtc, heard, sent } = makeLink()
      const own = stream('audio', 'video')
      if (when !== 'before begin') link.begin(own)
      await settle()
      if (when === 'connected') rtc.connection.become('connected')
      heard.length = sent.length = 0
      link.close()
      link.close()
      link.begin(own)
      link.receive(offer)
      await settle()
      expect({ open: rtc.open, timers: clock.pending, heard, sent }).toEqual({
        open: [],
        timers: 0,
        heard: [],
        sent: [],
      })
      expect(rtc.connections.map(({ listeners }) => listeners)).toEqual(when === 'before begin' ? [] : [0])
      // The camera belongs to the client, who shows it to the next partner.
      expect(own.getTracks().every(({ readyState }) => readyState === 'live')).toBe(true)
    },
  )
})

it('[C7] opens no data channel to a classic partner, whose offer had none', async () => {
  const { link, rtc, heard } = makeLink({ hasChannel: false, offerer: false })
  link.begin(stream('audio', 'video'))
  link.receive(offer)
  await settle()
  rtc.connection.become('connected')
  expect([rtc.connection.channels, link.sendText('hi'), heard]).toEqual([[], false, ['flowing']])
  link.close()
  expect(rtc.connection.isClosed).toBe(true)
})
