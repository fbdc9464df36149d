import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Effect, Input, Machine } from './machine.ts'
import { connectionFailed } from '../errors.ts'
import { toWish } from '../preferences.ts'
import { transition } from './transition.ts'

const wish = toWish()
/** Who does not want to be queued again. */
const loner = toWish({ autoRequeue: false })
const otherWish = { ...wish, pool: 'other' }
const info = { position: 0, online: 2, reason: 'queued' } as const
const peer = { id: 'p', profile: {}, dialect: 'v1', media: 'video', isBuddy: false, sharedTags: [] } as const
const session = (id: string, media: 'video' | 'text' = 'video') => ({ id, offerer: true, peer: { ...peer, media } })

const anyId = fc.constantFrom('S1', 'S2', 'S3')
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.constantFrom<Input>(
    { type: 'start', wish },
    { type: 'prepared', wish: otherWish },
    { type: 'start_failed' },
    { type: 'next' },
    { type: 'stop' },
    { type: 'waiting', info },
    { type: 'idle', reason: 'peer_left' },
    { type: 'idle', reason: 'queue_timeout' },
    { type: 'start', wish: loner },
    { type: 'prepared', wish: loner },
    { type: 'ready_refused' },
    { type: 'failed_unknown' },
    { type: 'welcome', place: 'waiting' },
    { type: 'signaling_lost' },
    { type: 'signaling_refused' },
    { type: 'welcome', place: 'idle' },
  ),
  anyId.map((id): Input => ({ type: 'paired', session: session(id) })),
  anyId.map((id): Input => ({ type: 'paired', session: session(id, 'text') })),
  anyId.map((sessionId): Input => ({ type: 'peer_left', sessionId, reason: 'left' })),
  anyId.map((sessionId): Input => ({ type: 'confirmed', sessionId, reason: 'blocked' })),
  anyId.map((sessionId): Input => ({ type: 'media_flowing', sessionId })),
  anyId.map((sessionId): Input => ({ type: 'media_failed', sessionId, error: connectionFailed('no_route') })),
  anyId.map((sessionId): Input => ({ type: 'partner_gone', sessionId })),
  anyId.map((sessionId): Input => ({ type: 'welcome', place: 'paired', sessionId })),
  fc.constantFrom('Ready' as const, 'Skip' as const).map((frame): Input => ({ type: 'put_off', frame, afterMs: 1 })),
  fc.constantFrom('Ready' as const, 'Skip' as const).map((frame): Input => ({ type: 'repeat', frame })),
)

describe('transition, whatever comes', () => {
  it('[mistake 3] never begins a session before the last has ended, and ends none twice', () => {
    walk((before, _input, effects, after) => {
      let live = 'session' in before
      for (const { type } of effects) {
        if (type === 'end_session') {
          expect(live).toBe(true)
          live = false
        }
        if (type === 'begin_session') {
          expect(live).toBe(false)
          live = true
        }
      }
      expect('session' in after).toBe(live)
    })
  })

  it('[Q6] never keeps camera or signaling after an end, except between two partners', () => {
    walk((before, input, effects, after) => {
      const isEnd = after.name === 'ended' && before.name !== 'ended' && after.reason !== 'peer_left'
      // Back from a start that failed: what was prepared before it stays.
      if (!isEnd || input.type === 'start_failed') return
      expect(effects.map(({ type }) => type)).toContain('release_media')
    })
  })

  it('[Q5] sends one Skip for one session, unless the server put it off', () => {
    walk((before, input, effects) => {
      const skips = effects.filter(({ type }) => type === 'send_skip' || type === 'send_failed')
      const isAgain = input.type === 'repeat' || input.type === 'failed_unknown' || input.type === 'welcome'
      expect(skips.length).toBeLessThanOrEqual(1)
      if (!isAgain) expect(skips.length).toBeLessThanOrEqual('session' in before ? 1 : 0)
    })
  })

  it('[Q7] never goes on to another partner by itself for who does not want it', () => {
    walk((before, input, _effects, after) => {
      if (!('session' in before) || before.wish.autoRequeue || !('wish' in after) || 'session' in after) return
      // By the person's own hand, or as the server says.
      const asked = ['next', 'confirmed', 'peer_left', 'waiting', 'media_failed', 'paired']
      expect(asked.includes(input.type) || (input.type === 'welcome' && input.place === 'paired')).toBe(true)
    })
  })

  it('leaves the state as it is whenever it ignores an input', () => {
    walk((before, input, _effects, after) => {
      if (transition(before, input).ignored !== undefined) expect(after).toBe(before)
    })
  })
})

/** Random walks from `idle`, each step given to `check`. */
function walk(check: (before: Machine, input: Input, effects: readonly Effect[], after: Machine) => void): void {
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 60 }), (inputs) => {
      let state: Machine = { name: 'idle' }
      for (const input of inputs) {
        const step = transition(state, input)
        check(state, input, step.effects, step.state)
        state = step.state
      }
    }),
  )
}
