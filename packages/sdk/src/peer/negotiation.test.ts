import type { SignalMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { settle } from '../testing/fake-clock.ts'
import { FakeConnection } from '../testing/fake-rtc.ts'
import { Negotiation } from './negotiation.ts'

function makeSide(offerer: boolean) {
  const connection = new FakeConnection()
  const sent: SignalMessage[] = []
  const failures: unknown[] = []
  const negotiation = new Negotiation(
    connection,
    { sessionId: 'S', offerer },
    { onSignal: (message) => sent.push(message), onFailed: (cause) => failures.push(cause) },
  )
  return { connection, sent, failures, negotiation, types: () => sent.map(({ type }) => type) }
}

/** Two sides whose frames the test carries, one way at a time. */
function makePair() {
  const offerer = makeSide(true)
  const answerer = makeSide(false)
  const carry = async (from: typeof offerer, to: typeof offerer) => {
    for (const message of from.sent.splice(0)) to.negotiation.receive(message)
    await settle()
  }
  return { offerer, answerer, carry }
}

const candidate = (text: string): SignalMessage => ({
  type: 'IceCandidate',
  session_id: 'S',
  candidate: text,
  sdp_mid: '0',
  sdp_m_line_index: 0,
})
const offer = (sdp: string): SignalMessage => ({ type: 'Offer', session_id: 'S', sdp })

describe('Negotiation', () => {
  it('[mistake 2] offers if the server says so, and else never before it has answered', async () => {
    const { offerer, answerer, carry } = makePair()
    for (const side of [offerer, answerer]) side.connection.addTrack({} as MediaStreamTrack)
    await settle()
    expect(offerer.types()).toEqual(['Offer'])
    expect(answerer.types()).toEqual([])
    await carry(offerer, answerer)
    expect(answerer.types()).toEqual(['Answer'])
    await carry(answerer, offerer)
    expect([offerer.connection.signalingState, answerer.connection.signalingState]).toEqual(['stable', 'stable'])
    expect(offerer.connection.remoteDescription?.type).toBe('answer')
  })

  it('[Q3] at glare the offerer keeps its offer and the other gives way', async () => {
    const { offerer, answerer, carry } = makePair()
    offerer.connection.askForNegotiation()
    await settle()
    await carry(offerer, answerer)
    await carry(answerer, offerer)

    offerer.connection.askForNegotiation()
    answerer.connection.askForNegotiation()
    await settle()
    const mine = offerer.connection.localDescription
    expect([offerer.types(), answerer.types()]).toEqual([['Offer'], ['Offer']])
    const crossing = answerer.sent.splice(0)
    await carry(offerer, answerer)
    for (const message of crossing) offerer.negotiation.receive(message)
    await settle()
    expect(offerer.connection.localDescription).toBe(mine)
    expect(answerer.types()).toEqual(['Answer'])
    await carry(answerer, offerer)
    expect([offerer.connection.signalingState, answerer.connection.signalingState]).toEqual(['stable', 'stable'])
    expect([...offerer.failures, ...answerer.failures]).toEqual([])
  })

  it('[Q3] an offer that comes while the own one is being made is glare too', async () => {
    const { connection, negotiation, failures } = makeSide(true)
    connection.askForNegotiation()
    negotiation.receive(offer('theirs'))
    await settle()
    expect(connection.remoteDescription).toBeNull()
    expect(connection.signalingState).toBe('have-local-offer')
    expect(failures).toEqual([])
  })

  it('[mistake 4] keeps candidates that come before the description, in order', async () => {
    const { connection, negotiation } = makeSide(false)
    negotiation.receive(candidate('first'))
    negotiation.receive(candidate('second'))
    await settle()
    expect(connection.candidates).toEqual([])
    negotiation.receive(offer('theirs'))
    negotiation.receive(candidate('third'))
    await settle()
    expect(connection.candidates.map((each) => each?.candidate)).toEqual(['first', 'second', 'third'])
  })

  it('[R1] an empty candidate says that there are no more, both ways', async () => {
    const { connection, negotiation, sent } = makeSide(false)
    negotiation.receive(offer('theirs'))
    negotiation.receive(candidate(''))
    await settle()
    expect(connection.candidates).toEqual([undefined])
    connection.gather('candidate:1')
    connection.gather(null)
    expect(sent.slice(1)).toMatchObject([
      { type: 'IceCandidate', session_id: 'S', candidate: 'candidate:1', sdp_mid: '0', sdp_m_line_index: 0 },
      { type: 'IceCandidate', session_id: 'S', candidate: '', sdp_mid: null, sdp_m_line_index: null },
    ])
  })

  it('[R1] a candidate that makes no sense leaves the others good', async () => {
    const { connection, negotiation, failures } = makeSide(false)
    for (const message of [offer('theirs'), candidate('nonsense'), candidate('good')]) negotiation.receive(message)
    await settle()
    expect(connection.candidates.map((each) => each?.candidate)).toEqual(['good'])
    expect(failures).toEqual([])
  })

  it('[R1] a description that makes no sense fails the connection', async () => {
    const { negotiation, failures } = makeSide(false)
    negotiation.receive(offer('nonsense'))
    await settle()
    expect(failures).toHaveLength(1)
  })

  it('[R1] an answer to nothing is passed over', async () => {
    const { connection, negotiation, failures } = makeSide(true)
    negotiation.receive({ type: 'Answer', session_id: 'S', sdp: 'late' })
    await settle()
    expect(connection.remoteDescription).toBeNull()
    expect(failures).toEqual([])
  })

  it('[R1] holds a bounded number of early candidates', async () => {
    const { connection, negotiation } = makeSide(false)
    for (let each = 0; each < 1_000; each++) negotiation.receive(candidate(String(each)))
    negotiation.receive(offer('theirs'))
    for (let turn = 0; turn < 200; turn++) await settle()
    expect(connection.candidates).toHaveLength(256)
  })

  it('says and fails nothing after close, whatever is still under way', async () => {
    const { connection, negotiation, sent, failures } = makeSide(true)
    connection.askForNegotiation()
    negotiation.receive(offer('theirs'))
    negotiation.close()
    negotiation.close()
    connection.close()
    await settle()
    expect([sent, failures, connection.listeners]).toEqual([[], [], 0])
  })
})
