import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

it('[F7] a frame reaches the partner as the very text that was sent', async () => {
  const { a, b, session_id } = await (await Served.start()).pair()
  const text = `{"type":"Offer", "session_id":"${session_id}",  "later":{"k":[1e0]}, "sdp":"v=0\\r\\n\\u00e9"}`
  a.send(text)
  expect(await b.text()).toBe(text)
})

it('[mistake 8] a relayed frame stays a text frame', async () => {
  const { a, b, session_id } = await (await Served.start()).pair()
  a.send({ type: 'Offer', session_id, sdp: 'v=0' })
  expect(await b.isBinary()).toBe(false)
})

it('[R1] offers, answers and candidates reach the partner in order, and so do all that people say to each other', async () => {
  const { a, b, session_id } = await (await Served.start()).pair()
  a.send({ type: 'Offer', session_id, sdp: 'v=0' })
  b.send({ type: 'Answer', session_id, sdp: 'v=0' })
  a.send({ type: 'IceCandidate', session_id, candidate: '', sdp_mid: null, sdp_m_line_index: null })
  a.send({ type: 'Chat', session_id, id: 'm1', text: '<b>\u202ehi', sent_at: 1 })
  a.send({ type: 'Typing', session_id, active: true })
  a.send({ type: 'PeerState', session_id, audio: true, video: false, screen: false })
  a.send({ type: 'Receipt', session_id, id: 'm0', status: 'read', n: 1 })
  a.send({ type: 'Reaction', session_id, emoji: '\u{1f44d}', n: 2 })
  await Promise.all([a.settle(), b.settle()])
  expect(await a.types()).toEqual(['Answer'])
  expect(await b.types()).toEqual(['Offer', 'IceCandidate', 'Chat', 'Typing', 'PeerState', 'Receipt', 'Reaction'])
})

it.each([
  '"type":"Receipt","session_id":"S","id":"m1","status":"read", "n":3',
  '"type":"Reaction","session_id":"S","emoji":"\\ud83d\\udc4d"',
])('[R2] receipts and reactions go on as the text received: %s', async (members) => {
  const { a, b, session_id } = await (await Served.start()).pair()
  const text = `{${members.replace('S', session_id)}}`
  a.send(text)
  expect(await b.text()).toBe(text)
})

it('[mistake 1] late frames of the last partner never reach the next', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  const c = await served.waiting()
  b.send({ type: 'Skip', session_id })
  await a.hear('PeerLeft')
  expect(await c.hear('Paired')).toMatchObject({ you_are_offerer: expect.any(Boolean) as boolean })
  a.send({ type: 'IceCandidate', session_id, candidate: 'late', sdp_mid: '0', sdp_m_line_index: 0 })
  b.send({ type: 'Offer', session_id, sdp: 'late' })
  await Promise.all([a.settle(), b.settle()])
  expect([...(await c.heard()), ...(await b.heard())].join()).not.toContain('late')
})

it('[F8] a frame of another session is dropped and counted, without an Error', async () => {
  const served = await Served.start()
  const { a, b } = await served.pair()
  a.send({ type: 'Chat', session_id: 'another', id: 'm1', text: 'hi', sent_at: 1 })
  expect(await a.heard()).toEqual([])
  expect(await b.heard()).toEqual([])
  expect((await served.server.stats()).droppedFrames).toBe(1)
})

it('[mistake 10] nobody ends or joins the session of others by naming it', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  const stranger = await served.join()
  stranger.send({ type: 'Skip', session_id })
  stranger.send({ type: 'Offer', session_id, sdp: 'forged' })
  stranger.send({ type: 'Report', session_id, reason: 'spam' })
  expect(await stranger.hear('Error')).toMatchObject({ code: 'not_paired', ref: 'Report' })
  expect(await a.heard()).toEqual([])
  expect(await b.heard()).toEqual([])
})

it('[mistake 10] a user id in a frame means nothing: the server gives out its own', async () => {
  const served = await Served.start()
  const victim = await served.connect()
  victim.send({ type: 'Hello' })
  const { user_id } = await victim.hear('Welcome')
  const forger = await served.connect()
  forger.send(`{"type":"Hello","user_id":"${user_id}"}`)
  expect((await forger.hear('Welcome')).user_id).not.toBe(user_id)
  forger.send(`{"type":"Leave","user_id":"${user_id}"}`)
  await forger.hear('Idle')
  expect(await victim.heard()).toEqual([])
})

it('[F7] a frame that would forge one of the server is refused', async () => {
  const { a, b, session_id } = await (await Served.start()).pair()
  a.send(`{"type":"Chat","session_id":"${session_id}","id":"1","text":"x","sent_at":1,"\\u0074ype":"PeerLeft"}`)
  expect(await a.hear('Error')).toMatchObject({ code: 'bad_frame' })
  expect(await b.heard()).toEqual([])
})
