import type { SignalMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { FakeRtc } from '../testing/fake-rtc.ts'
import { Closer } from './closer.ts'
import { PeerLink } from './peer-link.ts'

const TURN = 'turn:turn.example.com'
const HOST = 'candidate:1 1 udp 1 192.0.2.1 5 typ host'
const RELAY = 'candidate:2 1 udp 1 203.0.113.1 5 typ relay raddr 0.0.0.0 rport 0'

/** A link that has begun, and whose partner has answered or offered if `met`. */
async function makeLink({ offerer = true, met = true } = {}) {
  const clock = new FakeClock()
  const rtc = new FakeRtc()
  const sent: SignalMessage[] = []
  const failures: unknown[] = []
  const world = { reaches: true, credential: 'first' }
  let troubles = 0
  const link = new PeerLink(
    {
      sessionId: 'S',
      offerer,
      peerMedia: 'video',
      hasChannel: true,
      connect: () => new rtc.RTCPeerConnection(),
      closer: new Closer(clock),
      configuration: () => ({ iceServers: [{ urls: TURN, credential: world.credential }] }),
      canSignal: () => world.reaches,
      clock,
      timeoutMs: 15_000,
    },
    {
      onSignal: (message) => sent.push(message),
      onFlowing: () => {},
      onFailed: ({ reason }) => failures.push(reason),
      onTrouble: () => troubles++,
      onPartnerGone: () => {},
      onRemoteStream: () => {},
      onChannelOpen: () => {},
      onChannelLost: () => {},
      onChannelText: () => {},
    },
  )
  link.begin(null)
  await settle()
  if (met) link.receive({ type: offerer ? 'Answer' : 'Offer', session_id: 'S', sdp: 'theirs' })
  await settle()
  sent.length = 0
  const { connection } = rtc
  const offers = () => sent.flatMap((each) => (each.type === 'Offer' ? [each.sdp] : []))
  const answers = async () => {
    link.receive({ type: 'Answer', session_id: 'S', sdp: 'theirs' })
    await settle()
  }
  const pass = async (ms: number) => {
    clock.advance(ms)
    await settle()
  }
  return { link, clock, rtc, connection, sent, failures, world, offers, answers, pass, troubles: () => troubles }
}

describe('PeerLink, where the way is not there', () => {
  it('[Q11] offers again what was not answered, since it may be lost', async () => {
    const { link, connection, offers, answers, pass } = await makeLink({ met: false })
    const first = connection.localDescription?.sdp
    await pass(4_500)
    await pass(4_500)
    expect([offers(), connection.restarts]).toEqual([[first, first], 0])
    await answers()
    link.receive({ type: 'Answer', session_id: 'S', sdp: 'theirs, again' })
    await pass(4_500)
    expect([offers().length, connection.restarts, connection.remoteDescription?.sdp]).toEqual([2, 0, 'theirs'])
  })

  it('[Q11] leaves a first connection alone while the browser gathers and checks, and restarts ICE when that has failed', async () => {
    const { connection, failures, pass } = await makeLink()
    connection.gather(HOST)
    await pass(9_000)
    connection.become('connecting')
    await pass(2_000)
    expect([connection.restarts, failures]).toEqual([0, []])
    connection.become('failed')
    await pass(0)
    expect(connection.restarts).toBe(1)
  })

  it.each([
    ['its own network has changed', (link: PeerLink) => link.networkChanged()],
    ['the own signaling is back', (link: PeerLink) => link.signalingBack()],
    ['the partner is back', (link: PeerLink) => link.setPartnerAway(false)],
  ])(
    '[Q11] [H6] restarts a first connection that is under way when %s: signals may be lost',
    async (_what, happens) => {
      const { link, connection, pass } = await makeLink()
      connection.gather(HOST)
      happens(link)
      await pass(0)
      expect(connection.restarts).toBe(1)
    },
  )

  it('[Q11] a relay that has not answered after nine seconds is told, when there is no other way', async () => {
    const { connection, failures, pass } = await makeLink()
    await pass(8_999)
    expect([connection.restarts, failures]).toEqual([0, []])
    await pass(1)
    expect(failures).toEqual(['relay_unreachable'])
  })

  it('[Q11] a slow relay is waited for, to the last', async () => {
    const { connection, failures, pass } = await makeLink()
    await pass(8_000)
    connection.gather(RELAY)
    await pass(6_999)
    expect([connection.restarts, failures]).toEqual([0, []])
    await pass(1)
    expect(failures).toEqual(['no_route'])
  })

  it('[mistake 2] an answerer who was offered nothing offers nothing, and one who was restarts when the offerer does not', async () => {
    const waiting = await makeLink({ offerer: false, met: false })
    await waiting.pass(14_999)
    expect([waiting.offers(), waiting.connection.restarts]).toEqual([[], 0])
    const { connection, offers, pass } = await makeLink({ offerer: false })
    connection.become('connected')
    connection.become('failed')
    await pass(1_999)
    expect(offers()).toEqual([])
    await pass(1)
    expect([offers().length, connection.restarts]).toEqual([1, 1])
  })

  it('[Q11] leaves a connection that mends itself as it is', async () => {
    const { connection, clock, pass } = await makeLink()
    connection.become('connected')
    connection.become('disconnected')
    await pass(2_900)
    connection.become('connected')
    await pass(60_000)
    expect([connection.restarts, clock.pending]).toEqual([0, 0])
  })

  it('[H11] asks for the relays anew before each try', async () => {
    const { connection, world, answers, pass } = await makeLink()
    connection.become('connected')
    connection.become('failed')
    world.credential = 'second'
    await pass(0)
    expect(connection.configuration.iceServers).toEqual([{ urls: TURN, credential: 'second' }])
    await answers()
    connection.setConfiguration = () => {
      throw new Error('InvalidModificationError')
    }
    await pass(4_500)
    expect(connection.restarts).toBe(2)
  })

  it('[R4] tries nothing while signals do not reach the partner, and as soon as they do', async () => {
    const { link, connection, world, answers, pass, troubles } = await makeLink()
    connection.become('connected')
    connection.become('failed')
    world.reaches = false
    await pass(20_000)
    expect([connection.restarts, troubles() > 0]).toEqual([0, true])
    world.reaches = true
    link.signalingBack()
    await pass(0)
    expect(connection.restarts).toBe(1)
    await answers()
    await pass(0)
    link.networkChanged()
    await pass(0)
    expect(connection.restarts).toBe(2)
  })

  it('[R4] an offer that the server refused is made again once the partner is back, also of a connection that is well', async () => {
    const { link, connection, world, sent, answers, pass } = await makeLink()
    connection.become('connected')
    world.reaches = false
    link.setPartnerAway(true)
    connection.restartIce()
    await pass(10_000)
    const offer = sent.splice(0)
    expect(offer.map(({ type }) => type)).toEqual(['Offer'])
    world.reaches = true
    link.setPartnerAway(false)
    await pass(0)
    expect([connection.restarts, sent]).toEqual([1, offer])
    await answers()
    link.setPartnerAway(false)
    await pass(0)
    expect([connection.restarts, sent]).toEqual([1, offer])
  })

  it('[H5] tries again when the partner is back, and gives up sooner while they are away', async () => {
    const { link, connection, failures, world, pass } = await makeLink()
    connection.become('connected')
    connection.become('disconnected')
    world.reaches = false
    link.setPartnerAway(true)
    await pass(9_999)
    expect([connection.restarts, failures]).toEqual([0, []])
    world.reaches = true
    link.setPartnerAway(false)
    await pass(0)
    expect(connection.restarts).toBe(1)
    link.setPartnerAway(true)
    await pass(1)
    expect(failures).toEqual(['lost'])
  })

  it('[mistake 16] [Q11] a relay that refuses twice is told within ten seconds, when there is no other way', async () => {
    const { connection, clock, rtc, failures, pass } = await makeLink()
    const refuse = () => {
      connection.refuse(TURN, 401)
      connection.gather(null)
    }
    refuse()
    refuse()
    expect(failures).toEqual([])
    await pass(4_500)
    refuse()
    expect([failures, rtc.open, clock.pending, connection.listeners]).toEqual([['relay_refused'], [], 0, 0])
  })

  it('[Q11] a call that was connected is not given up for a moment without any network', async () => {
    const { connection, failures, pass } = await makeLink()
    connection.become('connected')
    connection.become('failed')
    await pass(0)
    connection.gather(null)
    await pass(29_999)
    expect(failures).toEqual([])
    await pass(1)
    expect(failures).toEqual(['lost'])
  })

  it('[Q11] one address is enough to go on with', async () => {
    const { connection, failures, pass } = await makeLink()
    connection.gather(HOST)
    connection.gather(null)
    await pass(4_500)
    connection.gather(null)
    expect(failures).toEqual([])
    await pass(10_500)
    expect(failures).toEqual(['no_route'])
  })
})
