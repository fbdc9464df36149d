import { expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const adminToken = 'the-token-of-the-admin'
const MINUTE_MS = 60_000

async function start(options: MatchServerOptions = {}) {
  const served = await Served.start({ adminToken, trustedProxies: 1, reportBanMs: 10 * MINUTE_MS, ...options })
  const people = new Set<WireClient>()
  /** Lets time pass, in which everybody shows a sign of life (rule H10). */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 20_000) {
      await Promise.all([...people].map((one) => one.settle()))
      served.clock.advance(Math.min(left, 20_000))
    }
    await Promise.all([...people].map((one) => one.settle()))
  }
  const come = async (device_id: string, address: string) => {
    const client = await served.connect(undefined, { headers: { 'X-Forwarded-For': address } })
    client.send({ type: 'Hello', device_id })
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
    people.add(client)
    void client.closed.then(() => people.delete(client))
    return client
  }
  /** Somebody meets who waits, for so long, and reports them. */
  const report = async (device: string, address: string, afterMs = 5_000) => {
    const client = await come(device, address)
    const { session_id } = await client.hear('Paired')
    await pass(afterMs)
    client.send({ type: 'Report', session_id, reason: 'nudity' })
    await client.settle()
    await client.leave()
  }
  const bans = async () => {
    const response = await served.get('/admin/bans', { headers: { Authorization: `Bearer ${adminToken}` } })
    return ((await response.json()) as { bans: { reason: string; by: string; user_id: string }[] }).bans
  }
  return { served, come, report, bans, pass }
}

const isOpen = async (client: WireClient) => {
  await client.settle()
  return true
}

it('[S1] who is reported by three of different devices and addresses is banned for a while', async () => {
  const { served, come, report, bans } = await start()
  const rude = await come('the rude one', '192.0.2.9')
  await report('a', '192.0.2.1')
  await report('b', '192.0.2.2')
  expect(await isOpen(rude)).toBe(true)
  await report('c', '192.0.2.3')
  expect((await rude.closed).code).toBe(4502)
  expect(await bans()).toMatchObject([{ reason: 'reports', by: 'reports' }])
  const again = await served.connect()
  again.send({ type: 'Hello', device_id: 'the rude one' })
  expect((await again.closed).code).toBe(4502)
  served.clock.advance(10 * MINUTE_MS)
  await (await come('the rude one', '192.0.2.9')).settle()
})

it('[S1] nobody is banned by the reports of one address, whatever devices it claims', async () => {
  const { come, report, bans } = await start()
  const rude = await come('the rude one', '192.0.2.9')
  for (const device of ['a', 'b', 'c', 'd']) await report(device, '192.0.2.1')
  expect(await isOpen(rude)).toBe(true)
  expect(await bans()).toEqual([])
})

it('[S1] sessions of less than five seconds, and reports out of the window, do not count', async () => {
  const { come, report, bans, pass } = await start({ reportBanCount: 2, reportBanWindowMs: MINUTE_MS })
  const rude = await come('the rude one', '192.0.2.9')
  await report('a', '192.0.2.1', 4_999)
  await report('b', '192.0.2.2')
  await pass(60_000)
  await report('c', '192.0.2.3')
  expect(await isOpen(rude)).toBe(true)
  expect(await bans()).toEqual([])
  await report('d', '192.0.2.4')
  expect((await rude.closed).code).toBe(4502)
})

it('[S1] with report-ban-count 0 reports ban nobody', async () => {
  const { come, report, bans } = await start({ reportBanCount: 0 })
  await come('the rude one', '192.0.2.9')
  for (const n of ['1', '2', '3', '4']) await report(n, `192.0.2.${n}`)
  expect(await bans()).toEqual([])
})
