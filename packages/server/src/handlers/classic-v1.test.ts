import type { RelayedMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const WAITING = '{"type":"Waiting"}'
const OFFER = '{"type":"Offer","sdp":"v=0"}'
const ANSWER = '{"type":"Answer","sdp":"v=0"}'
const CANDIDATE = '{"type":"IceCandidate","candidate":"c","sdp_mid":"0","sdp_m_line_index":0}'

/** A classic client and one of v1; who offers came first. */
async function mixed(offers: 'v1' | 'classic', served?: Served) {
  const house = served ?? (await Served.start())
  const early = offers === 'v1' ? await house.waiting() : await house.classic()
  await early.settle()
  const late = offers === 'v1' ? await house.classic() : await house.join()
  if (offers === 'classic') late.send({ type: 'Ready', media: 'video' })
  const [v1, old] = offers === 'v1' ? [early, late] : [late, early]
  const paired = await v1.hear('Paired')
  const told = await old.heard()
  return { served: house, v1, old, paired, session_id: paired.session_id, told }
}

/** What a classic client's frames bring a v1 partner. */
async function passed(old: WireClient, v1: WireClient, ...frames: string[]): Promise<string[]> {
  for (const frame of frames) old.send(frame)
  await old.settle()
  return v1.types()
}

describe('classic meets v1', () => {
  it('[C7] in the default pool: the one who waited offers, and v1 is told with whom it talks', async () => {
    const one = await mixed('v1')
    expect(one.paired).toMatchObject({
      you_are_offerer: true,
      peer: { dialect: 'classic', media: 'video', profile: {} },
    })
    expect(one.told).toEqual([WAITING, '{"type":"Paired","you_are_offerer":false}'])
    const other = await mixed('classic')
    expect(other.paired).toMatchObject({ you_are_offerer: false, peer: { dialect: 'classic' } })
    expect(other.told).toEqual([WAITING, '{"type":"Paired","you_are_offerer":true}'])
  })

  it('[C7] not in another pool, and not for text', async () => {
    const served = await Served.start()
    const [chess, text] = [await served.join(), await served.join()]
    chess.send({ type: 'Ready', media: 'video', pool: 'chess' })
    text.send({ type: 'Ready', media: 'text' })
    await Promise.all([chess.settle(), text.settle()])
    const old = await served.classic()
    expect(await old.heard()).toEqual([WAITING])
    expect(await text.types()).toEqual(['Waiting', 'Waiting'])
  })

  it('[C7] each hears the other in its own wire', async () => {
    const { v1, old, session_id } = await mixed('classic')
    old.send('{ "sdp":"v=0", "type":"Offer" }')
    old.send(CANDIDATE)
    expect(await v1.text()).toBe(`{"type":"Offer","session_id":"${session_id}","sdp":"v=0"}`)
    expect(await v1.text()).toBe(
      `{"type":"IceCandidate","session_id":"${session_id}","candidate":"c","sdp_mid":"0","sdp_m_line_index":0}`,
    )
    v1.send({ type: 'Answer', session_id, sdp: 'v=0' })
    v1.send({ type: 'IceCandidate', session_id, candidate: 'c', sdp_mid: '0', sdp_m_line_index: 0 })
    v1.send({ type: 'IceCandidate', session_id, candidate: '', sdp_mid: null, sdp_m_line_index: null })
    await v1.settle()
    expect(await old.heard()).toEqual([ANSWER, CANDIDATE])
    expect(await v1.heard()).toEqual([])
  })

  it('[mistake 8] [C7] what is translated stays a text frame', async () => {
    const { v1, old, session_id } = await mixed('v1')
    v1.send({ type: 'Offer', session_id, sdp: 'v=0' })
    expect(await old.isBinary()).toBe(false)
    old.send(ANSWER)
    expect(await v1.isBinary()).toBe(false)
  })

  it('[C7] peer frames are refused to their sender, by name and id, and nothing reaches the classic client', async () => {
    const { v1, old, session_id } = await mixed('v1')
    const frames: RelayedMessage[] = [
      { type: 'Chat', session_id, id: 'm1', text: 'hi', sent_at: 1 },
      { type: 'Receipt', session_id, id: 'm2', status: 'read' },
      { type: 'Reaction', session_id, emoji: '!' },
      { type: 'Typing', session_id, active: true },
      { type: 'PeerState', session_id, audio: true, video: true, screen: false },
      { type: 'GoDirect', session_id },
    ]
    for (const frame of frames) v1.send(frame)
    for (const { type } of frames) {
      expect(await v1.hear('Error')).toMatchObject({ code: 'peer_unsupported', ref: type })
    }
    v1.send(frames[0]!)
    expect(await v1.hear('Error')).toMatchObject({ ref_id: 'm1' })
    expect(await old.heard()).toEqual([])
  })

  it('[C7] Skip of the classic client and Next of v1 take both on', async () => {
    const { v1, old, session_id } = await mixed('v1', await Served.start({ rematchCooldownMs: 10_000 }))
    old.send('{"type":"Skip"}')
    expect(await v1.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'skipped' })
    expect(await old.heard()).toEqual([WAITING])
    const third = await mixed('v1', await Served.start({ rematchCooldownMs: 10_000 }))
    third.v1.send({ type: 'Skip', session_id: third.session_id })
    await third.v1.hear('Waiting')
    expect(await third.old.heard()).toEqual(['{"type":"PeerLeft"}', WAITING])
  })

  it('[C7] Report and Failed work as with anybody', async () => {
    const { served, v1, old, session_id } = await mixed('v1')
    v1.send({ type: 'Report', session_id, reason: 'spam' })
    await v1.hear('Reported')
    expect((await v1.hear('Waiting')).reason).toBe('only_incompatible')
    expect(await old.heard()).toEqual(['{"type":"PeerLeft"}', WAITING])
    expect(await served.server.stats()).toMatchObject({ waiting: 2, sessions: 0 })
  })
})

describe('a classic sender, whose frames name no session', () => {
  it('[C7] offers only as the offerer, and gives candidates only after its own description', async () => {
    const { served, v1, old } = await mixed('v1')
    expect(await passed(old, v1, OFFER, ANSWER, CANDIDATE)).toEqual([])
    expect((await served.server.stats()).droppedFrames).toBe(3)
  })

  it('[C7] answers only after the partner has offered', async () => {
    const { v1, old, session_id } = await mixed('v1')
    expect(await passed(old, v1, ANSWER)).toEqual([])
    v1.send({ type: 'Offer', session_id, sdp: 'v=0' })
    await v1.settle()
    expect(await passed(old, v1, CANDIDATE, ANSWER, CANDIDATE)).toEqual(['Answer', 'IceCandidate'])
  })

  it('[C7] as the offerer gives no candidates before its offer, and offers again as often as it likes', async () => {
    const { v1, old } = await mixed('classic')
    expect(await passed(old, v1, CANDIDATE, OFFER, CANDIDATE, OFFER)).toEqual(['Offer', 'IceCandidate', 'Offer'])
  })

  it.each(['v1', 'classic'] as const)(
    '[mistake 1] [F8] late frames for the last partner do not reach the next, who is %s',
    async (dialect) => {
      const { served, v1, old } = await mixed('classic', await Served.start({ rematchCooldownMs: 10_000 }))
      old.send(OFFER)
      await old.settle()
      await v1.leave()
      expect(await old.heard()).toEqual(['{"type":"PeerLeft"}', WAITING])
      old.send('{"type":"Skip"}')
      const early = dialect === 'v1' ? await served.join() : await served.classic()
      if (dialect === 'v1') early.send({ type: 'Ready', media: 'video' })
      await early.settle()
      await early.heard()
      // Late: for the one who left.
      for (const late of [CANDIDATE, ANSWER]) old.send(late)
      await old.settle()
      expect(await early.heard()).toEqual([])
      old.send(OFFER)
      await old.settle()
      expect((await early.types())[0]).toBe('Offer')
    },
  )

  it('[C3] the same order holds between two classic clients', async () => {
    const served = await Served.start()
    const a = await served.classic()
    await a.settle()
    const b = await served.classic()
    await Promise.all([a.heard(), b.heard()])
    for (const frame of [CANDIDATE, ANSWER, OFFER]) b.send(frame)
    await b.settle()
    expect(await a.heard()).toEqual([])
    for (const frame of [OFFER, CANDIDATE]) a.send(frame)
    await a.settle()
    for (const frame of [ANSWER, CANDIDATE]) b.send(frame)
    await b.settle()
    expect([await b.heard(), await a.heard()]).toEqual([
      [OFFER, CANDIDATE],
      [ANSWER, CANDIDATE],
    ])
  })
})
