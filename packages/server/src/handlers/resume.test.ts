import type { ClientMessageMap } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

type Resume = NonNullable<ClientMessageMap['Hello']['resume']>

const chat = (session_id: string, id: string) => ({ type: 'Chat', session_id, id, text: 'hi', sent_at: 1 }) as const
const ids = (frames: readonly string[]) => frames.map((text) => (JSON.parse(text) as { id?: string }).id)

/** Two who have been paired, with the token and the counters of the one called `a`. */
async function pairWithToken(served: Served) {
  const a = await served.connect()
  a.send({ type: 'Hello' })
  const { user_id } = await a.hear('Welcome')
  a.send({ type: 'Ready', media: 'video' })
  await a.hear('Waiting')
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  const { session_id, resume_token: token } = await a.hear('Paired')
  await b.hear('Paired')
  // Waiting and Paired were received, Ready was sent.
  return { a, b, session_id, user_id, resume: { token, received: 2, sent: 1 } as Resume }
}

async function comeBack(served: Served, resume: Resume): Promise<WireClient> {
  const client = await served.connect()
  client.send({ type: 'Hello', resume })
  return client
}

async function cut(client: WireClient): Promise<void> {
  client.socket.terminate()
  await client.closed
}

describe('in one life of the server', () => {
  it('[H6] exact: what came meanwhile follows Welcome, in order; the partner hears PeerAway and PeerBack', async () => {
    const served = await Served.start()
    const { a, b, session_id, user_id, resume } = await pairWithToken(served)
    await cut(a)
    expect(await b.hear('PeerAway')).toEqual({ type: 'PeerAway', session_id, until: served.clock.now() + 30_000 })
    for (const id of ['1', '2', '3']) b.send(chat(session_id, id))
    await b.settle()
    const again = await comeBack(served, resume)
    expect(await again.hear('Welcome')).toMatchObject({
      user_id,
      resumed: 'exact',
      received: 1,
      state: 'paired',
      session_id,
      resume_token: expect.any(String) as string,
    })
    expect(ids(await again.heard())).toEqual(['1', '2', '3'])
    expect(await b.hear('PeerBack')).toEqual({ type: 'PeerBack', session_id, resumed: 'exact' })
    again.send(chat(session_id, '4'))
    expect((await b.hear('Chat')).id).toBe('4')
    expect((await served.server.stats()).sessions).toBe(1)
  })

  it('[H6] a new socket beside the old one: the old is detached, and no partner hears of it', async () => {
    const served = await Served.start()
    const { a, b, session_id, resume } = await pairWithToken(served)
    const again = await comeBack(served, resume)
    expect((await again.hear('Welcome')).resumed).toBe('exact')
    expect((await a.closed).code).toBe(1006)
    again.send(chat(session_id, '1'))
    expect(await b.types()).toEqual(['Chat'])
  })

  it.each([
    ['without received', (resume: Resume) => ({ token: resume.token })],
    ['above what was sent', (resume: Resume) => ({ ...resume, received: 9 })],
  ])('[H6] session, %s: frames on the way are lost, counters restart, and the partner is told', async (_, with_) => {
    const served = await Served.start()
    const { a, b, session_id, resume } = await pairWithToken(served)
    a.send({ type: 'Typing', session_id, active: true })
    await b.hear('Typing')
    b.send(chat(session_id, '1'))
    await b.settle()
    const again = await comeBack(served, with_(resume))
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'session', received: 0, state: 'paired', session_id })
    expect(await again.types()).toEqual([])
    expect(await b.hear('PeerBack')).toEqual({ type: 'PeerBack', session_id, resumed: 'session' })
    // The old token names the old counters.
    await cut(again)
    const third = await comeBack(served, { ...resume, received: 0 })
    expect((await third.hear('Welcome')).resumed).toBe('session')
  })

  it('[H6] [S5] none: a token that is none of ours begins anew, and so does one that was changed', async () => {
    const served = await Served.start()
    const { a, resume } = await pairWithToken(served)
    const token = `${resume.token.slice(0, 20)}${resume.token[20] === 'A' ? 'B' : 'A'}${resume.token.slice(21)}`
    for (const forged of ['of nobody', token, 'A'.repeat(200)]) {
      const client = await comeBack(served, { ...resume, token: forged })
      expect(await client.hear('Welcome')).toMatchObject({ resumed: 'none', state: 'idle', received: 0 })
      client.send({ type: 'Leave' })
      await client.hear('Idle')
    }
    expect(await a.types()).toEqual([])
  })

  it('[H6] none: who comes after the window is the same user, and the partner has gone on', async () => {
    const served = await Served.start()
    const { a, b, user_id, resume } = await pairWithToken(served)
    await cut(a)
    await b.hear('PeerAway')
    await b.settle()
    served.clock.advance(30_000)
    expect(await b.types()).toEqual(['PeerLeft', 'Waiting'])
    const again = await comeBack(served, resume)
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'none', state: 'idle', user_id })
    const third = await comeBack(served, resume)
    expect((await third.hear('Welcome')).user_id).not.toBe(user_id)
    expect(await again.types()).toEqual([])
  })

  it('[H7] a Welcome that is lost loses nobody: the token works until its successor has arrived, then no more', async () => {
    const served = await Served.start()
    const { a, b, session_id, user_id, resume } = await pairWithToken(served)
    await cut(a)
    const lost = await comeBack(served, resume)
    await lost.hear('Welcome')
    await cut(lost)
    const again = await comeBack(served, resume)
    expect((await again.hear('Welcome')).resumed).toBe('exact')
    again.send({ type: 'Ping', received: 2 })
    await again.hear('Pong')
    const stale = await comeBack(served, resume)
    const welcome = await stale.hear('Welcome')
    expect(welcome).toMatchObject({ resumed: 'none', state: 'idle' })
    expect(welcome.user_id).not.toBe(user_id)
    again.send(chat(session_id, '1'))
    expect((await b.types()).at(-1)).toBe('Chat')
  })

  it('[H7] a token older than one that somebody came back with is spent', async () => {
    const served = await Served.start()
    const client = await served.connect()
    client.send({ type: 'Hello' })
    const older = (await client.hear('Welcome')).resume_token
    client.send({ type: 'Leave' })
    const newer = (await client.hear('Idle')).resume_token
    await cut(client)
    expect((await (await comeBack(served, { token: newer! })).hear('Welcome')).resumed).toBe('session')
    expect((await (await comeBack(served, { token: older! })).hear('Welcome')).resumed).toBe('none')
  })

  it('[H7] tokens come with Welcome, the first Waiting of a ticket, Paired and Idle, and not with what is sent again', async () => {
    const served = await Served.start({ rematchCooldownMs: 10_000 })
    const { a, b, session_id } = await served.pair()
    a.send({ type: 'Leave' })
    expect(await a.hear('Idle')).toHaveProperty('resume_token')
    await b.hear('PeerLeft')
    const { resume_token: token } = await b.hear('Waiting')
    await cut(b)
    const again = await comeBack(served, { token: token!, received: 0, sent: 1 })
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'exact', state: 'waiting' })
    const paired = await again.hear('Paired')
    expect(paired).toMatchObject({ session_id })
    expect(paired).not.toHaveProperty('resume_token')
    await again.hear('PeerLeft')
    expect(await again.hear('Waiting')).not.toHaveProperty('resume_token')
    expect(await again.types()).toEqual(['Waiting'])
  })

  it('[H4] an acknowledged frame is not kept: a count below it can only be session', async () => {
    const served = await Served.start()
    const { a, resume } = await pairWithToken(served)
    a.send({ type: 'Ping', received: 2 })
    await a.hear('Pong')
    const again = await comeBack(served, { ...resume, received: 1 })
    expect((await again.hear('Welcome')).resumed).toBe('session')
  })

  it('[H4] the server asks for an acknowledgement at 64 frames, and takes no more than three quarters of its outbox from a partner', async () => {
    const served = await Served.start({ framesPerSecond: 0, chatPerSecond: 0 })
    const { a, b, session_id } = await pairWithToken(served)
    for (let i = 0; i < 63 - 2; i++) b.send(chat(session_id, String(i)))
    await b.settle()
    expect(await a.types()).not.toContain('Ping')
    b.send(chat(session_id, 'the 64th'))
    await b.settle()
    expect((await a.types()).slice(-1)).toEqual(['Ping'])
    for (let i = 0; i < 128; i++) b.send(chat(session_id, String(i)))
    expect(await b.types()).toEqual([])
    b.send(chat(session_id, 'the 193rd'))
    expect(await b.hear('Error')).toMatchObject({ code: 'peer_away', ref: 'Chat', ref_id: 'the 193rd' })
    a.send({ type: 'Pong', received: 192 })
    await a.settle()
    b.send(chat(session_id, 'again'))
    await b.settle()
    expect(ids(await a.heard()).at(-1)).toBe('again')
  })

  it('[H4] who leaves a Ping unanswered for ten seconds with a full outbox is closed 4002; who answers is not', async () => {
    const served = await Served.start({ framesPerSecond: 0, chatPerSecond: 0 })
    const { a, b, session_id } = await pairWithToken(served)
    const fill = async () => {
      for (let i = 0; i < 200; i++) b.send(chat(session_id, String(i)))
      await Promise.all([b.settle(), a.settle()])
    }
    await fill()
    served.clock.advance(9_999)
    a.send({ type: 'Pong', received: 192 })
    await a.settle()
    await fill()
    served.clock.advance(9_999)
    await a.settle()
    served.clock.advance(1)
    expect((await a.closed).code).toBe(4002)
    expect((await b.types()).at(-1)).toBe('PeerAway')
  })

  it('[R4] [H4] an outbox that overflows with the server’s own frames gives up the oldest: only session can follow', async () => {
    const served = await Served.start({ readyPerMinute: 0, framesPerSecond: 0 })
    const client = await served.connect()
    client.send({ type: 'Hello' })
    const { resume_token: token } = await client.hear('Welcome')
    for (let i = 0; i < 129; i++) {
      client.send({ type: 'Ready', media: 'text' })
      client.send({ type: 'Leave' })
    }
    await client.settle()
    const again = await comeBack(served, { token: token!, received: 0, sent: 258 })
    expect((await again.hear('Welcome')).resumed).toBe('session')
  })

  it('[R4] for one who is away frames are kept while there is room, then refused by name', async () => {
    const served = await Served.start({ framesPerSecond: 0 })
    const { a, b, session_id, resume } = await pairWithToken(served)
    await cut(a)
    await b.hear('PeerAway')
    const offer = { type: 'Offer', session_id, sdp: 'x'.repeat(60_000) } as const
    for (let i = 0; i < 14; i++) b.send(offer)
    expect(await b.hear('Error')).toMatchObject({ code: 'peer_away', ref: 'Offer' })
    expect(await b.types()).toEqual([])
    const again = await comeBack(served, resume)
    await again.hear('Welcome')
    expect((await again.types()).filter((type) => type === 'Offer')).toHaveLength(13)
  })

  it('[S3] buckets move with a resume, and frames that are sent again take nothing from them', async () => {
    const served = await Served.start()
    const { a, b, session_id, resume } = await pairWithToken(served)
    for (let i = 0; i < 10; i++) a.send(chat(session_id, String(i)))
    expect(await b.types()).toHaveLength(10)
    // Five of them have not arrived, as far as the client knows.
    const again = await comeBack(served, { ...resume, sent: 16 })
    expect((await again.hear('Welcome')).received).toBe(11)
    for (let i = 0; i < 5; i++) again.send(chat(session_id, `late ${String(i)}`))
    expect(await again.types()).toEqual([])
    again.send(chat(session_id, 'one too many'))
    expect(await again.hear('Error')).toMatchObject({ code: 'rate_limited', ref_id: 'one too many' })
    expect(await b.types()).toHaveLength(5)
  })

  it('[mistake 12] [H5] a page that loads again keeps its place in the queue for ten seconds, and nobody is paired with it meanwhile', async () => {
    const served = await Served.start()
    const a = await served.join()
    a.send({ type: 'Ready', media: 'video' })
    const { resume_token: token } = await a.hear('Waiting')
    await a.leave(1001)
    const b = await served.waiting()
    expect((await served.server.stats()).online).toBe(1)
    const again = await comeBack(served, { token: token! })
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'waiting' })
    expect((await again.hear('Paired')).you_are_offerer).toBe(true)
    await b.hear('Paired')
  })

  it('[H5] after those ten seconds it is gone', async () => {
    const served = await Served.start()
    const a = await served.waiting()
    const watcher = await served.join()
    await a.leave(1001)
    await watcher.settle()
    served.clock.advance(10_000)
    expect(served.logged.join()).toContain('connection given up')
  })

  it('[H6] [H11] [Q4] session: TURN servers may be lost, and a prepared offer is void; Ready brings them again', async () => {
    const served = await Served.start({ turnUrls: ['turn:turn.example.com'], turnSecret: 'sixteen letters!' })
    const client = await served.connect()
    client.send({ type: 'Hello' })
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video', offer: 'v=0', offer_id: 'o1' })
    await client.hear('IceServers')
    const { resume_token: token, prepared } = await client.hear('Waiting')
    expect(prepared).toBe('o1')
    await cut(client)
    const again = await comeBack(served, { token: token! })
    expect((await again.hear('Welcome')).resumed).toBe('session')
    expect(await again.hear('Waiting')).not.toHaveProperty('prepared')
    again.send({ type: 'Ready', media: 'video' })
    await again.hear('IceServers')
    await again.hear('Waiting')
  })

  it('[H8] with a login a token of somebody else is worth nothing', async () => {
    const onAuthenticate = ({ token }: { token: string | undefined }) => ({ userId: token ?? 'nobody' })
    const served = await Served.start({ hooks: { onAuthenticate } })
    const ada = await served.connect()
    ada.send({ type: 'Hello', token: 'ada' })
    const { resume_token: token } = await ada.hear('Welcome')
    const eve = await served.connect()
    eve.send({ type: 'Hello', token: 'eve', resume: { token: token!, received: 0 } })
    expect(await eve.hear('Welcome')).toMatchObject({ user_id: 'eve', resumed: 'none' })
    const again = await served.connect()
    again.send({ type: 'Hello', token: 'ada', resume: { token: token!, received: 0 } })
    expect(await again.hear('Welcome')).toMatchObject({ user_id: 'ada', resumed: 'exact' })
  })

  it('[H5] with resume-window-ms 0 no tokens are given out', async () => {
    const client = await (await Served.start({ resumeWindowMs: 0 })).connect()
    client.send({ type: 'Hello' })
    const welcome = await client.hear('Welcome')
    expect(welcome.resume_window_ms).toBe(0)
    expect(welcome).not.toHaveProperty('resume_token')
  })
})
