import { describe, expect, it } from 'vitest'
import { createMemoryBackend } from '../backend/memory/memory-backend.ts'
import { delayBackend } from '../testing/delayed-backend.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

// Commands go in, events come out, some time later: what people see must not depend on how much later.

const MAX_DELAY_MS = 40

async function distant(seed: number) {
  const clock = new FakeClock()
  const random = seededRandom(seed)
  let ids = 0
  const newId = () => `id-${String(ids++)}`
  const near = createMemoryBackend({
    clock,
    newId,
    rematchCooldownMs: 0,
    tagGraceMs: 0,
    queueTtlMs: 0,
    duplicate: 'replace',
  })
  const backend = delayBackend(near, { clock, random, maxDelayMs: MAX_DELAY_MS })
  const served = await Served.start({ backend, readyPerMinute: 0 }, clock)
  /** Lets everything arrive that is on its way. */
  const arrive = async (...clients: WireClient[]) => {
    const settle = () => Promise.all(clients.map((client) => client.settle()))
    await settle()
    do {
      clock.advance(MAX_DELAY_MS)
      // What arrived may send more on its way, a report only once it has been written.
      await settle()
    } while (backend.inFlight > 0)
  }
  return { served, arrive, random }
}

/** What somebody knows of their own session from what they were told. */
class Person {
  readonly client: WireClient
  session: string | null = null
  readonly surprises: string[] = []

  constructor(client: WireClient) {
    this.client = client
  }

  async listen(): Promise<void> {
    for (const text of await this.client.heard()) {
      const frame = JSON.parse(text) as { type: string; session_id?: string }
      if (frame.type === 'Paired') this.session = frame.session_id ?? null
      else if (frame.type === 'PeerLeft' && frame.session_id !== this.session) this.surprises.push(text)
      else if (['PeerLeft', 'Waiting', 'Idle'].includes(frame.type)) this.session = null
    }
  }
}

it('[C2] a classic client of a distant backend still hears Waiting first, once', async () => {
  const { served, arrive } = await distant(1)
  const [a, b] = [await served.classic(), await served.classic()]
  await arrive(a, b)
  const [toA, toB] = [await a.heard(), await b.heard()]
  for (const heard of [toA, toB]) expect(heard[0]).toBe('{"type":"Waiting"}')
  expect([toA.length, toB.length]).toEqual([2, 2])
})

it('[F6] frames sent right after Hello wait for a distant Welcome', async () => {
  const { served, arrive } = await distant(2)
  const client = await served.connect()
  client.send({ type: 'Hello' })
  client.send({ type: 'Ready', media: 'video' })
  client.send({ type: 'Leave' })
  await arrive(client)
  expect(await client.types()).toEqual(['Welcome', 'Waiting', 'Idle'])
})

describe('a connection that is lost', () => {
  /** Somebody in the queue, away for so long, who then comes back. */
  async function comesBackAfter(ms: number, seed: number) {
    const { served, arrive } = await distant(seed)
    const client = await served.connect()
    client.send({ type: 'Hello' })
    client.send({ type: 'Ready', media: 'video' })
    await arrive(client)
    const { user_id } = await client.hear('Welcome')
    const { resume_token: token = '' } = await client.hear('Waiting')
    const watcher = await served.connect()
    client.socket.terminate()
    await client.closed
    await arrive(watcher)
    served.clock.advance(ms)
    const again = await served.connect()
    again.send({ type: 'Hello', resume: { token, received: 1, sent: 1 } })
    await arrive(again)
    return { user_id, welcome: await again.hear('Welcome'), rest: await again.types() }
  }

  it('[H6] goes on with a distant backend as with a near one', async () => {
    for (const seed of [1, 2, 3]) {
      const { user_id, welcome, rest } = await comesBackAfter(10_000, seed)
      expect(welcome).toMatchObject({ user_id, resumed: 'exact', state: 'waiting' })
      expect(rest).toEqual(['Waiting'])
    }
  })

  it('[H6] that comes back in the very moment in which it is given up starts anew, as the same user', async () => {
    const outcomes = new Set<string>()
    // At some of these moments the news is on its way.
    for (let ms = 29_900; ms < 30_040; ms += 10) {
      const { user_id, welcome } = await comesBackAfter(ms, ms)
      outcomes.add(`${welcome.resumed} ${welcome.state}`)
      expect(welcome.user_id).toBe(user_id)
    }
    expect([...outcomes].sort()).toEqual(['exact waiting', 'none idle'])
  })
})

describe('six people who do what comes to their mind', () => {
  it.each([1, 2, 3, 4, 5])(
    '[mistake 5] everybody ends in one session at most, and with its other half (seed %i)',
    async (seed) => {
      const { served, arrive, random } = await distant(seed)
      const clients = await Promise.all(Array.from({ length: 6 }, () => served.connect()))
      const people = clients.map((client) => new Person(client))
      for (const client of clients) client.send({ type: 'Hello' })
      await arrive(...clients)
      for (let step = 0; step < 60; step++) {
        const { client, session } = people[Math.floor(random() * people.length)]!
        const die = random()
        if (die < 0.1) client.send({ type: 'Leave' })
        else if (die < 0.15 && session !== null) client.send({ type: 'Report', session_id: session, reason: 'spam' })
        else if (session === null) client.send({ type: 'Ready', media: 'video' })
        else client.send({ type: 'Skip', session_id: session })
        served.clock.advance(Math.floor(random() * MAX_DELAY_MS))
        await Promise.all(people.map((person) => person.listen()))
      }
      await arrive(...clients)
      await Promise.all(people.map((person) => person.listen()))

      const sessions = people.flatMap(({ session }) => session ?? [])
      for (const id of sessions) expect(sessions.filter((other) => other === id)).toHaveLength(2)
      expect((await served.server.stats()).sessions).toBe(sessions.length / 2)
      expect(people.flatMap(({ surprises }) => surprises)).toEqual([])
    },
  )
})
