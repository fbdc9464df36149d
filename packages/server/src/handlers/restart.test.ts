import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

// Rules E3 and H7: a server goes down, and another of the same key takes its place.

async function restart(served: Served, options: MatchServerOptions = {}): Promise<Served> {
  await served.server.drain()
  return Served.start(options, served.clock)
}

async function comeBack(served: Served, token: string | undefined): Promise<WireClient> {
  const client = await served.connect()
  client.send({ type: 'Hello', resume: { token: token ?? 'none was given', received: 2, sent: 1 } })
  return client
}

/** Two in a session, each with a token. */
async function pair(served: Served) {
  const [a, b] = [await served.waiting(), await served.join()]
  b.send({ type: 'Ready', media: 'video' })
  const [first, second] = [await a.hear('Paired'), await b.hear('Paired')]
  return { a, b, session_id: first.session_id, tokens: [first.resume_token, second.resume_token] as const }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

describe('a session', () => {
  it('[E3] [H7] outlives a restart: no PeerLeft before or after it, and the counts have it again', async () => {
    const before = await Served.start()
    const { a, b, session_id, tokens } = await pair(before)
    const after = await restart(before)
    for (const client of [a, b]) {
      expect((await client.closed).code).toBe(1012)
      await client.hear('Draining')
      await expect(client.text()).rejects.toThrow('closed')
    }
    const ann = await comeBack(after, tokens[0])
    expect(await ann.hear('Welcome')).toMatchObject({ resumed: 'session', received: 0, state: 'paired', session_id })
    expect(await ann.hear('PeerAway')).toEqual({ type: 'PeerAway', session_id, until: after.clock.now() + 30_000 })
    const bob = await comeBack(after, tokens[1])
    expect(await bob.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'paired', session_id })
    expect(await ann.hear('PeerBack')).toEqual({ type: 'PeerBack', session_id, resumed: 'session' })
    for (const [from, to] of [
      [ann, bob],
      [bob, ann],
    ] as const) {
      from.send({ type: 'Chat', session_id, id: '1', text: 'still here', sent_at: 1 })
      await to.hear('Chat')
    }
    expect(await (await after.get('/api/stats')).json()).toMatchObject({ online: 2, sessions: 1 })
    // A call that stood goes on in silence, beyond the time after which one that never did is idle.
    for (let minute = 0; minute < 6; minute++) {
      for (const ms of [25_000, 25_000, 10_000]) {
        after.clock.advance(ms)
        await Promise.all([ann.settle(), bob.settle()])
      }
    }
    ann.send({ type: 'Skip', session_id })
    expect((await bob.hear('PeerLeft')).reason).toBe('skipped')
  })

  it('[H7] is over if the other does not come back, or comes back without it', async () => {
    const before = await Served.start()
    const { b, session_id, tokens } = await pair(before)
    b.send({ type: 'Leave' })
    // It was on its way when the server went down: the one left behind has not heard it.
    const { resume_token: token } = await b.hear('Idle')
    const after = await restart(before)
    const ann = await comeBack(after, tokens[0])
    expect((await ann.hear('Welcome')).session_id).toBe(session_id)
    await ann.hear('PeerAway')
    const bob = await comeBack(after, token)
    expect(await bob.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'idle' })
    expect(await ann.hear('PeerLeft')).toMatchObject({ session_id, reason: 'disconnected' })

    const later = await restart(after)
    const again = await comeBack(later, tokens[0])
    await again.hear('Welcome')
    await again.hear('PeerAway')
    later.clock.advance(30_000)
    expect(await again.types()).toEqual(['PeerLeft', 'Waiting'])
  })

  it('[H7] a Welcome that is lost after a restart loses nobody either', async () => {
    const before = await Served.start()
    const { session_id, tokens } = await pair(before)
    const after = await restart(before)
    const lost = await comeBack(after, tokens[0])
    await lost.hear('Welcome')
    lost.socket.terminate()
    await lost.closed
    const again = await comeBack(after, tokens[0])
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'paired', session_id })
    again.send({ type: 'Ping', received: 0 })
    await again.settle()
    expect((await (await comeBack(after, tokens[0])).hear('Welcome')).resumed).toBe('none')
  })
})

describe('a ticket', () => {
  it('[H7] keeps its place, and is matched once its owner has said again what they ask for', async () => {
    const before = await Served.start()
    const a = await before.join()
    a.send({ type: 'Ready', media: 'video' })
    const { resume_token: token } = await a.hear('Waiting')
    before.clock.advance(5_000)
    const after = await restart(before)
    const quick = await after.waiting()
    const ann = await comeBack(after, token)
    expect(await ann.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'waiting' })
    expect(await ann.types()).toEqual([])
    ann.send({ type: 'Ready', media: 'video', profile: { name: 'Ann' } })
    // Who waited longer offers.
    expect((await ann.hear('Paired')).you_are_offerer).toBe(true)
    expect((await quick.hear('Paired')).peer.profile).toEqual({ name: 'Ann' })
  })
})

describe('the key', () => {
  it('[H7] stands in the data folder, for the server alone, and outlives it', async () => {
    const dataDir = join(folder(), 'data')
    const before = await Served.start({ secret: '', dataDir })
    const { tokens } = await pair(before)
    const after = await restart(before, { secret: '', dataDir })
    expect((await (await comeBack(after, tokens[0])).hear('Welcome')).resumed).toBe('session')
    expect(statSync(join(dataDir, 'key')).mode & 0o777).toBe(0o600)
    expect(before.logged.join()).not.toContain('key not kept')
  })

  it('[H7] with another one a token is worth nothing', async () => {
    const before = await Served.start()
    const { tokens } = await pair(before)
    const after = await restart(before, { secret: 'another secret of the tests' })
    expect((await (await comeBack(after, tokens[0])).hear('Welcome')).resumed).toBe('none')
  })

  it('[H7] where it cannot be kept the server says so once, and works for this life', async () => {
    const file = join(folder(), 'a file')
    writeFileSync(file, '')
    const served = await Served.start({ secret: '', dataDir: file })
    const { tokens } = await pair(served)
    expect(served.logged.filter((line) => line.includes('key not kept'))).toHaveLength(1)
    expect((await (await comeBack(served, tokens[0])).hear('Welcome')).resumed).not.toBe('none')
  })
})
