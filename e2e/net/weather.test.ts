import { setTimeout as pass } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { Call } from './call.ts'
import { Internet } from './internet.ts'
import { Router } from './router.ts'

// What befalls the network of a home while its people talk.

const internet = new Internet()
beforeAll(() => internet.open())
afterAll(() => internet.close())

/** A call between two homes with common routers. */
async function talk(): Promise<Call> {
  const call = await Call.start(internet, {}, {})
  await call.untilItStands()
  return call
}

it('[Q11] after a cut of 20 s the same call goes on within 5 s', async ({ annotate }) => {
  const call = await talk()
  call.anna.router.cut()
  await pass(19_000)
  expect(await call.framesWithin(1_000)).toBe(0)
  call.anna.router.mend()
  const { seconds, how } = await call.untilItGoesOn()
  await annotate(how)
  expect(seconds).toBeLessThan(5)
})

it('[H10] in another network, with another address, the same call goes on within 8 s', async ({ annotate }) => {
  const call = await talk()
  const other = new Router('other', internet, {}, '192.168.7')
  onTestFinished(() => other.remove())
  call.anna.computer.moveTo(other)
  const { seconds, how } = await call.untilItGoesOn()
  await annotate(how)
  expect(seconds).toBeLessThan(8)
})

it('[Q11] of ten packets one is lost: they meet all the same, and the picture goes on', async ({ annotate }) => {
  const call = await Call.start(internet, { lostPercent: 10 }, { lostPercent: 10 })
  const how = await call.untilItStands()
  const frames = []
  for (let round = 0; round < 5; round++) frames.push(await call.framesWithin(2_000))
  await annotate(`${how}; then frames in each 2 s: ${frames.join(', ')}`)
  expect(Math.min(...frames)).toBeGreaterThan(0)
})
