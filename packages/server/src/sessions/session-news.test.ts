import { expect, it } from 'vitest'
import type { Hooks, PairedPayload, ReportPayload, SessionEndPayload } from '../hooks/hook-payloads.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import { Served } from '../testing/served.ts'

function recorded() {
  const paired: PairedPayload[] = []
  const ended: SessionEndPayload[] = []
  const reported: ReportPayload[] = []
  const hooks: Hooks = {
    onAuthenticate: ({ token }) => ({ userId: token ?? 'nobody' }),
    onPaired: (payload) => paired.push(payload),
    onSessionEnd: (payload) => ended.push(payload),
    onReport: (payload) => reported.push(payload),
  }
  return { paired, ended, reported, hooks }
}

/** Anna, who waited and offers, with sound alone, and Bert. */
async function pair(served: Served) {
  const a = await served.join({ token: 'anna', device_id: 'a device' })
  const b = await served.join({ token: 'bert' })
  a.send({ type: 'Ready', media: 'audio', pool: 'chess' })
  await a.hear('Waiting')
  b.send({ type: 'Ready', media: 'video', pool: 'chess' })
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  return { a, b, session_id }
}

const deviceHash: unknown = expect.stringMatching(/^[\w-]{43}$/)

it('[hooks] onPaired and onSessionEnd are told of each session: who, where, what, how long and why', async () => {
  const { hooks, paired, ended } = recorded()
  const served = await Served.start({ hooks })
  const { b, session_id: sessionId } = await pair(served)
  const users = [
    { userId: 'anna', deviceHash, media: 'audio' },
    { userId: 'bert', media: 'video' },
  ]
  expect(paired).toEqual([{ sessionId, pool: 'chess', users, media: 'video' }])
  const startedAt = served.clock.now()
  served.clock.advance(1_234)
  b.send({ type: 'Skip', session_id: sessionId })
  await b.settle()
  expect(ended).toEqual([{ sessionId, pool: 'chess', users, reason: 'skipped', startedAt, ms: 1_234 }])
})

it('[S1] onReport is told of a report once it is kept, with its id', async () => {
  const { hooks, reported } = recorded()
  const { a, session_id } = await pair(await Served.start({ hooks }))
  a.send({ type: 'Report', session_id, reason: 'hate', comment: 'rude' })
  const { report_id: reportId } = await a.hear('Reported')
  const reporter = { userId: 'anna', deviceHash }
  expect(reported).toEqual([
    { reportId, sessionId: session_id, reporter, reported: { userId: 'bert' }, reason: 'hate', comment: 'rude' },
  ])
})

it('[S1] of a report that could not be kept onReport hears nothing', async () => {
  const { hooks, reported } = recorded()
  const memory = createMemoryStore({ newId: () => 'an id' })
  const store = { ...memory, reports: { ...memory.reports, add: () => Promise.reject(new Error('full')) } }
  const { a, session_id } = await pair(await Served.start({ hooks, store }))
  a.send({ type: 'Report', session_id, reason: 'hate' })
  await a.hear('Error')
  expect(reported).toEqual([])
})

it('[hooks] what such a hook throws, or how long it takes, nobody feels', async () => {
  const { hooks } = recorded()
  const served = await Served.start({
    hooks: {
      ...hooks,
      onPaired: () => new Promise(() => undefined),
      onSessionEnd: () => {
        throw new Error('canary')
      },
    },
  })
  const { a, b, session_id } = await pair(served)
  a.send({ type: 'Skip', session_id })
  await b.hear('PeerLeft')
  await b.hear('Waiting')
  served.clock.advance(10_000)
  await expect.poll(() => served.logged.filter((line) => line.includes('hook failed'))).toHaveLength(2)
  expect(served.logged.join()).not.toContain('canary')
})
