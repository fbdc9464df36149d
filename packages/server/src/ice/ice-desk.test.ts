import type { ServerMessage } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { IceDesk, type IceSettings } from './ice-desk.ts'

const TTL_MS = 600_000

function desk(part: Partial<IceSettings> = {}) {
  const clock = new FakeClock()
  const settings = {
    stunUrls: ['stun:stun.example.com'],
    turnUrls: ['turn:turn.example.com', 'turns:turn.example.com'],
    turnSecret: 'sixteen letters!',
    turnTtlMs: TTL_MS,
    addressIcePerMinute: 10,
    ...part,
  }
  return { clock, ice: new IceDesk(settings, clock) }
}

/** Somebody at an address, and what they were sent. */
function somebody(user = 'ann') {
  const heard: ServerMessage[] = []
  return { user, connection: { address: '192.0.2.1' }, heard, send: (message: ServerMessage) => heard.push(message) }
}

it('[H11] one list holds STUN and TURN, and says when it ends', () => {
  const { clock, ice } = desk()
  const ann = somebody()
  ice.serve(ann)
  expect(ann.heard).toEqual([
    {
      type: 'IceServers',
      ice_servers: [
        { urls: ['stun:stun.example.com'] },
        {
          urls: ['turn:turn.example.com', 'turns:turn.example.com'],
          username: expect.stringMatching(/^\d{10}:/) as string,
          credential: expect.any(String) as string,
        },
      ],
      ice_expires_at: clock.now() + TTL_MS,
    },
  ])
})

it('[H11] at half their time they are given anew, with whatever somebody does next', () => {
  const { clock, ice } = desk()
  const ann = somebody()
  ice.serve(ann)
  clock.advance(TTL_MS / 2 - 1)
  ice.serve(ann)
  ice.renew(ann)
  expect(ann.heard).toHaveLength(1)
  clock.advance(1)
  ice.renew(ann)
  expect(ann.heard.at(-1)).toMatchObject({ ice_expires_at: clock.now() + TTL_MS })
  expect(clock.timers).toBe(0)
})

it('[H11] who never had any is given none in passing, and without a TURN server nobody is', () => {
  const ann = somebody()
  desk().ice.renew(ann)
  const { ice } = desk({ turnUrls: [] })
  ice.serve(ann)
  expect(ann.heard).toEqual([])
  expect(ice.issue('192.0.2.1', 'ann').servers).toEqual({
    ice_servers: [{ urls: ['stun:stun.example.com'] }],
    ice_expires_at: null,
  })
})

it('[S4] past its share in a minute an address gets its last set again, and others their own', () => {
  const { clock, ice } = desk({ addressIcePerMinute: 2 })
  const crowd = Array.from({ length: 5 }, (_, index) => somebody(`user ${String(index)}`))
  for (const one of crowd) {
    ice.serve(one)
    clock.advance(1_000)
  }
  const sets = crowd.map(({ heard }) => JSON.stringify(heard))
  expect(new Set(sets).size).toBe(2)
  expect(sets.slice(2)).toEqual([sets[1], sets[1], sets[1]])
  expect(ice.issue('192.0.2.2', 'eve').isNew).toBe(true)
  expect(ice.issue('192.0.2.1', 'eve')).toMatchObject({ isNew: false, retryAfterMs: 55_000 })
  clock.advance(55_000)
  expect(ice.issue('192.0.2.1', 'eve').isNew).toBe(true)
})

it('[H11] a shared set is renewed at half of what was left of it', () => {
  const { clock, ice } = desk({ addressIcePerMinute: 1 })
  const [ann, bob] = [somebody(), somebody('bob')]
  ice.serve(ann)
  clock.advance(50_000)
  ice.serve(bob)
  clock.advance((TTL_MS - 50_000) / 2 - 1)
  ice.renew(bob)
  expect(bob.heard).toHaveLength(1)
  clock.advance(1)
  ice.renew(bob)
  expect(bob.heard).toHaveLength(2)
})

it('[S4] addresses of one /64 share, and 0 is no limit', () => {
  const { ice } = desk({ addressIcePerMinute: 1 })
  ice.issue('2001:db8::1', 'ann')
  expect(ice.issue('2001:db8::2', 'bob').isNew).toBe(false)
  const { ice: generous } = desk({ addressIcePerMinute: 0 })
  for (let i = 0; i < 50; i++) expect(generous.issue('192.0.2.1', 'ann').isNew).toBe(true)
})

it('[H11] who is away is given none', () => {
  const { ice } = desk()
  const ann = somebody()
  ice.serve({ ...ann, connection: null })
  expect(ann.heard).toEqual([])
})
