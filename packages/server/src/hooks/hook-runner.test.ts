import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { hookPatienceMs } from './hook-names.ts'
import type { ChatPayload, Hooks, PairedPayload } from './hook-payloads.ts'
import { HookRunner } from './hook-runner.ts'

const chat = (text: string): ChatPayload => ({ sessionId: 's1', from: 'anna', to: 'bert', id: text, text, sentAt: 1 })
const paired: PairedPayload = {
  sessionId: 's1',
  pool: 'default',
  media: 'video',
  users: [
    { userId: 'anna', media: 'video' },
    { userId: 'bert', media: 'video' },
  ],
}

function run(hooks: Hooks) {
  const clock = new FakeClock()
  const logged: unknown[] = []
  const runner = new HookRunner({ hooks, clock, log: (level, event, fields) => logged.push([level, event, fields]) })
  return { runner, clock, logged }
}

/** An answer that comes when it is told to. */
function later<Value>() {
  let answer: (value: Value) => void = () => undefined
  let fail: (thrown: unknown) => void = () => undefined
  const promise = new Promise<Value>((resolve, reject) => {
    answer = resolve
    fail = reject
  })
  return { promise, answer, fail }
}

it('[R6] false refuses; whatever else a hook answers lets through, at once if it can', async () => {
  for (const answer of [undefined, null, true, 0, '', {}]) {
    expect(run({ onChat: () => answer }).runner.ask('onChat', 'anna', chat('hi'))).toBe(true)
  }
  expect(run({ onChat: () => false }).runner.ask('onChat', 'anna', chat('hi'))).toBe(false)
  expect(await run({ onChat: async () => false }).runner.ask('onChat', 'anna', chat('hi'))).toBe(false)
  expect(await run({ onChat: async () => undefined }).runner.ask('onChat', 'anna', chat('hi'))).toBe(true)
  expect(run({}).runner.ask('onChat', 'anna', chat('hi'))).toBe(true)
})

it('[S5] a hook that throws or rejects has refused; the log has its name and the class of the error, never its words', async () => {
  class UpstreamError extends Error {
    override name = 'UpstreamError'
  }
  const { runner, logged } = run({
    onChat: ({ text }) => {
      throw new UpstreamError(`cannot judge ${text}`)
    },
    onReady: () => Promise.reject(new UpstreamError('secret')),
  })
  expect(runner.ask('onChat', 'anna', chat('a secret'))).toBe(false)
  const wishes = {
    userId: 'anna',
    pool: 'p',
    media: 'text',
    mode: 'global',
    tags: [],
    languages: [],
    profile: {},
  } as const
  expect(await runner.ask('onReady', 'anna', wishes)).toBe(false)
  expect(logged).toMatchObject([
    ['error', 'hook failed', { hook: 'onChat', error: { name: 'UpstreamError' } }],
    ['error', 'hook failed', { hook: 'onReady', error: { name: 'UpstreamError' } }],
  ])
  expect(JSON.stringify(logged)).not.toContain('secret')
})

it.each(['onChat', 'onReady'] as const)(
  '[R6] %s that takes too long has refused, and is not heard any more',
  async (name) => {
    const answer = later<boolean>()
    const { runner, clock, logged } = run({ [name]: () => answer.promise })
    const asked = runner.ask(name, 'anna', chat('hi'))
    clock.advance(hookPatienceMs[name] - 1)
    expect(logged).toEqual([])
    clock.advance(1)
    expect(await asked).toBe(false)
    answer.fail(new Error('too late'))
    await answer.promise.catch(() => undefined)
    expect(logged).toEqual([['error', 'hook failed', { hook: name, error: { name: 'TimeoutError', at: [] } }]])
    expect(clock.timers).toBe(0)
  },
)

it('[R6] one user is asked about in series, others meanwhile', async () => {
  const first = later<boolean>()
  const asked: string[] = []
  const { runner } = run({
    onChat: ({ text }) => {
      asked.push(text)
      return text === 'first' ? first.promise : true
    },
  })
  const answers = [runner.ask('onChat', 'anna', chat('first')), runner.ask('onChat', 'anna', chat('second'))]
  expect(runner.ask('onChat', 'bert', chat('other'))).toBe(true)
  expect(asked).toEqual(['first', 'other'])
  first.answer(false)
  expect(await Promise.all(answers.map(async (answer) => answer))).toEqual([false, true])
  expect(asked).toEqual(['first', 'other', 'second'])
})

it('[hooks] what is told of a user comes in order; what it throws is logged, and what it needs is made for it alone', async () => {
  const news: string[] = []
  const slow = later<undefined>()
  const { runner, logged, clock } = run({
    onPaired: async () => {
      news.push('paired')
      await slow.promise
      throw new TypeError('no')
    },
    onSessionEnd: () => void news.push('ended'),
  })
  runner.tell('onPaired', ['anna', 'bert'], () => paired)
  runner.tell('onSessionEnd', ['bert', 'anna'], () => ({ ...paired, reason: 'left', startedAt: 1, ms: 1 }))
  runner.tell('onReport', ['anna'], () => {
    throw new Error('nobody asked for it')
  })
  expect(news).toEqual(['paired'])
  slow.answer(undefined)
  await expect.poll(() => news).toEqual(['paired', 'ended'])
  expect(logged).toMatchObject([['error', 'hook failed', { hook: 'onPaired', error: { name: 'TypeError' } }]])
  expect(clock.timers).toBe(0)
})

it('[hooks] a hook that hangs keeps no more than 64 calls waiting; what is left out is logged', () => {
  const { runner, logged } = run({ onPaired: () => new Promise(() => undefined) })
  for (let i = 0; i < 65; i++) runner.tell('onPaired', ['anna', `user ${String(i)}`], () => paired)
  expect(logged).toEqual([['warn', 'hook not called: too many calls of it wait for this user', { hook: 'onPaired' }]])
})

it('[hooks] close() ends the wait for those that run, calls no other and leaves no timer', async () => {
  let calls = 0
  const { runner, clock, logged } = run({
    onChat: () => {
      calls++
      return new Promise(() => undefined)
    },
  })
  const answers = [runner.ask('onChat', 'anna', chat('1')), runner.ask('onChat', 'anna', chat('2'))]
  runner.close()
  runner.close()
  expect(await Promise.all(answers.map(async (answer) => answer))).toEqual([false, false])
  expect(runner.ask('onChat', 'bert', chat('3'))).toBe(false)
  expect([calls, clock.timers, logged]).toEqual([1, 0, []])
})

it('[hooks] a hook is called as a method of what it came in', () => {
  class Rules {
    readonly bad = 'bad'
    onChat({ text }: ChatPayload): boolean {
      return text !== this.bad
    }
  }
  const { runner } = run(new Rules())
  expect(['bad', 'good'].map((text) => runner.ask('onChat', 'anna', chat(text)))).toEqual([false, true])
})
