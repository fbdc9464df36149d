import { setImmediate, setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Pacer } from './pacer.ts'

const TURN_MS = 10

/** Work that takes its time. */
function busy(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Gives work to a pacer as a connection does. */
function give(pacer: Pacer, run: () => void, bytes = 1): void {
  if (pacer.hasTime) run()
  else pacer.later(run, bytes)
}

it('[F6] what there is time for is done at once', () => {
  const pacer = new Pacer(TURN_MS)
  const done: number[] = []
  for (const n of [1, 2, 3]) give(pacer, () => done.push(n))
  expect(done).toEqual([1, 2, 3])
})

it('[F6] what there is no time for is done in later turns, in order, and timers run in between', async () => {
  const pacer = new Pacer(TURN_MS)
  const done: number[] = []
  const seen: number[] = []
  const timer = setInterval(() => seen.push(done.length), 1)
  for (let n = 0; n < 30; n++) {
    give(pacer, () => {
      busy(TURN_MS / 4)
      done.push(n)
    })
  }
  expect(done.length).toBeLessThan(30)
  // What ends a connection is no work, and comes behind it all the same.
  pacer.inOrder(() => done.push(-1))
  while (done.length < 31) await setTimeout(1)
  clearInterval(timer)
  expect(done).toEqual([...Array(30).keys(), -1])
  expect(new Set(seen).size).toBeGreaterThan(2)
})

it('[F6] after a pause there is time again', async () => {
  const pacer = new Pacer(TURN_MS)
  give(pacer, () => {
    busy(2 * TURN_MS)
  })
  expect(pacer.hasTime).toBe(false)
  await setImmediate()
  await setImmediate()
  expect(pacer.hasTime).toBe(true)
})

it('[F5] more than fits into the memory is not kept: then all is done at once', () => {
  const pacer = new Pacer(0)
  const done: number[] = []
  for (let n = 0; n < 40; n++) give(pacer, () => done.push(n), 1_048_576)
  expect(done.length).toBeGreaterThan(30)
  expect(done).toEqual([...Array(done.length).keys()])
})

it('[E1] work that throws keeps nothing else from being done', async () => {
  const pacer = new Pacer(0)
  const done: string[] = []
  const thrown: unknown[] = []
  const onThrown = (error: unknown) => thrown.push(error)
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.once('uncaughtException', onThrown)
  pacer.later(() => {
    throw new Error('out of order')
  }, 1)
  pacer.later(() => done.push('done'), 1)
  for (let turn = 0; turn < 10 && done.length === 0; turn++) await setTimeout(1)
  process.removeListener('uncaughtException', onThrown)
  for (const listener of others) process.on('uncaughtException', listener)
  expect([thrown.length, done]).toEqual([1, ['done']])
})
