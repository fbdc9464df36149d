import { expect, it } from 'vitest'
import { noMeters, type Limit } from '../observability/meters.ts'
import { PoolRules } from '../safety/pool-rules.ts'
import { Served } from '../testing/served.ts'
import { MAX_OPEN_POOLS, Pools, type Entrant } from './pools.ts'

const listed = (...pools: [name: string, ...origins: string[]][]) =>
  new PoolRules(pools.map(([name, ...origins]) => ({ name, origins })))

function somebody(origin: string | null = null, claimed?: readonly string[]): Entrant {
  return { pool: null, connection: { origin }, identity: { claims: { pools: claimed } } }
}

const A = 'https://a.example'
const B = 'https://b.example'

it('[S6] a listed pool is for everybody, or for pages of the origins it is bound to', () => {
  const rules = listed(['chess'], ['cats', A, B])
  const pools = new Pools(rules, noMeters)
  const may = (pool: string, origin: string | undefined) => pools.enter(somebody(rules.known(origin)), pool) === null
  expect([may('chess', undefined), may('chess', A), may('cats', A), may('cats', B)]).toEqual([true, true, true, true])
  expect([may('cats', undefined), may('cats', 'null'), may('cats', 'https://c.example')]).toEqual([false, false, false])
  expect([may('dogs', A), may('default', A)]).toEqual([false, false])
})

it('[S6] a login that names pools wins over the list, both ways', () => {
  const pools = new Pools(listed(['chess'], ['cats', A]), noMeters)
  expect(pools.enter(somebody(null, ['cats', 'vip']), 'cats')).toBeNull()
  expect(pools.enter(somebody(null, ['cats', 'vip']), 'vip')).toBeNull()
  expect(pools.enter(somebody(A, ['vip']), 'chess')).toContain('pools')
  expect(new Pools(listed(), noMeters).enter(somebody(A, []), 'default')).not.toBeNull()
})

it('[S6] where every pool is open, no more than a thousand are in use at once; one that is left by all is free again', () => {
  const hit: Limit[] = []
  const pools = new Pools(listed(), { ...noMeters, limited: (limit) => hit.push(limit) })
  const crowd = Array.from({ length: MAX_OPEN_POOLS }, () => somebody())
  crowd.forEach((one, at) => expect(pools.enter(one, `pool-${String(at)}`)).toBeNull())
  const late = somebody()
  expect(pools.enter(late, 'one-more')).toContain('too many pools')
  expect([late.pool, hit]).toEqual([null, ['openPools']])
  // Into one that there is, and whoever is alone in theirs takes it along.
  expect(pools.enter(late, 'pool-0')).toBeNull()
  expect(pools.enter(crowd[1]!, 'one-more')).toBeNull()
  pools.leave(crowd[2]!)
  pools.leave(crowd[2]!)
  expect(pools.enter(somebody(), 'another')).toBeNull()
  expect(pools.inUse).toBe(MAX_OPEN_POOLS)
})

it('[S6] a pool that was left costs nothing: after a hundred thousand, none is kept', () => {
  const pools = new Pools(listed(), noMeters)
  for (let at = 0; at < 100_000; at++) {
    const one = somebody()
    expect(pools.enter(one, `pool-${String(at)}`)).toBeNull()
    pools.leave(one)
  }
  expect(pools.inUse).toBe(0)
})

it('[S6] a Ready for another pool than the listed is answered by forbidden, and the old place stays', async () => {
  const served = await Served.start({ pools: ['chess', `cats=${A}`] })
  const client = await served.join()
  client.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await client.hear('Waiting')
  for (const pool of ['dogs', 'cats', undefined]) {
    client.send({ type: 'Ready', media: 'video', ...(pool !== undefined && { pool }) })
    expect(await client.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'Ready' })
  }
  const other = await served.join()
  other.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await other.hear('Paired')
})

it('[S6] a connection is taken for one of the page that opened it, also when its user comes back by another', async () => {
  const served = await Served.start({ pools: ['chess', `cats=${A}`] })
  const cats = { type: 'Ready', media: 'video', pool: 'cats' } as const
  const client = await served.connect(undefined, { origin: A })
  client.send({ type: 'Hello' })
  const { resume_token } = await client.hear('Welcome')
  client.send(cats)
  await client.hear('Waiting')
  client.socket.terminate()
  await client.closed
  const elsewhere = await served.connect(undefined, { origin: B })
  elsewhere.send({ type: 'Hello', resume: { token: resume_token! } })
  expect(await elsewhere.hear('Welcome')).toMatchObject({ resumed: 'session', state: 'waiting' })
  await elsewhere.hear('Waiting')
  elsewhere.send(cats)
  expect(await elsewhere.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'Ready' })
})

it('[S6] a login of one’s own may say which pools somebody may enter, and says it again when they come back', async () => {
  const onAuthenticate = ({ token }: { token: string | undefined }) => ({
    userId: 'ada',
    claims: { pools: (token ?? '').split('+') },
  })
  const served = await Served.start({ hooks: { onAuthenticate } })
  const ready = (pool: string) => ({ type: 'Ready', media: 'video', pool }) as const
  const client = await served.connect()
  client.send({ type: 'Hello', token: 'vip+chess' })
  const { resume_token } = await client.hear('Welcome')
  client.send(ready('default'))
  expect(await client.hear('Error')).toMatchObject({ code: 'forbidden' })
  client.send(ready('vip'))
  await client.hear('Waiting')
  client.socket.terminate()
  await client.closed
  const again = await served.connect()
  again.send({ type: 'Hello', token: 'chess', resume: { token: resume_token! } })
  await again.hear('Welcome')
  await again.hear('Waiting')
  again.send(ready('vip'))
  expect(await again.hear('Error')).toMatchObject({ code: 'forbidden' })
})

it('[Q1] [S6] a pool is entered only once a hook lets them, so who it refuses is still in the one of the old place', async () => {
  const asked: string[] = []
  const onReady = ({ pool }: { pool: string }) => {
    asked.push(pool)
    return pool !== 'elsewhere'
  }
  const client = await (await Served.start({ hooks: { onReady }, pools: ['chess'] })).join()
  client.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await client.hear('Waiting')
  // Neither the hook nor the list lets them: the hook has said so before the list was asked.
  client.send({ type: 'Ready', media: 'video', pool: 'elsewhere' })
  expect((await client.hear('Error')).message).toContain('no place in the queue')
  client.send({ type: 'Ready', media: 'video', pool: 'unlisted' })
  expect((await client.hear('Error')).message).toContain('option pools')
  expect(asked).toEqual(['chess', 'elsewhere', 'unlisted'])
})

it('[C1] [S6] classic clients, who name no pool, are taken by themselves only while none is listed', async () => {
  const listing = await Served.start({ pools: ['default'] })
  await expect(listing.classic()).rejects.toThrow('403')
  const on = await Served.start({ pools: ['chess', `default=${A}`], classic: 'on' })
  await expect(on.classic()).rejects.toThrow('403')
  await (await on.connect([], { origin: A })).leave()
  await (await (await Served.start()).classic()).leave()
})

it('[S6] pools of people who have gone are not counted as in use', async () => {
  const served = await Served.start({ resumeWindowMs: 0 })
  const inUse = async () => /^mismatch_waiting\{pool="other"\} (\d+)$/m.exec(await served.server.metrics())?.[1]
  const client = await served.join()
  client.send({ type: 'Ready', media: 'video', pool: 'canary' })
  await client.hear('Waiting')
  expect(await inUse()).toBe('1')
  await client.leave()
  await expect.poll(inUse).toBe('0')
})
