import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../matching/ticket.ts'
import type { Claim, Participant, Session } from '../backend.ts'
import type { MakeHarness } from './harness.ts'
import { Scene } from './scene.ts'

const WINDOW_MS = 30_000
const HOUR_MS = 3_600_000

const participant = (user: string, dialect: Dialect = 'v1'): Participant => ({
  user,
  device: null,
  dialect,
  profile: {},
  media: 'video',
  pseudonym: `pseudonym of ${user}`,
})

/** A session of a former life of the server. */
const sessionOf = (offerer: string, answerer: string, dialect: Dialect = 'v1'): Session => ({
  id: 'session of old',
  pool: 'default',
  privacy: 'direct',
  startedAt: Date.UTC(2026, 10, 1),
  offerer: participant(offerer),
  answerer: participant(answerer, dialect),
})

const paired = (session: Session): Claim => ({ is: 'paired', session })
const waiting = (number: number, since: number): Claim => ({
  is: 'waiting',
  ticket: { pool: 'default', media: 'video', number, since, queuedAt: since },
})

/** Rule H7: who comes with what a former life of the server knew of them. */
export function describeAdoptions(make: MakeHarness): void {
  const adopt = async (scene: Scene, user: string, claim: Claim, connection = `connection of ${user}`) => {
    scene.backend.adopt({ user, device: null, dialect: 'v1' }, connection, claim, WINDOW_MS)
    await scene.settle()
  }

  describe('adoptions', () => {
    it('[H7] a session goes on once both came: before that the other is away', async () => {
      const scene = new Scene(make)
      const session = sessionOf('ann', 'bob')
      await adopt(scene, 'ann', paired(session))
      expect(scene.story).toEqual(['ann: back: session, with bob, was not away', 'bob: away from ann'])
      expect(await scene.backend.stats()).toEqual({ online: 1, waiting: 0, sessions: 1, totalMatches: 0 })
      scene.forget('ann', 'bob')
      await adopt(scene, 'bob', paired(session))
      expect(scene.story).toEqual(['bob: back: session, with ann'])
      await scene.advance(2 * WINDOW_MS)
      expect(await scene.backend.stats()).toEqual({ online: 2, waiting: 0, sessions: 1, totalMatches: 0 })
      scene.forget('bob')
      await scene.skip('ann')
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'waiting at 0: queued', 'waiting at 0: only_recent'])
      expect(await scene.backend.stats()).toMatchObject({ sessions: 0, waiting: 2 })
    })

    it('[H7] if the other does not come in time it is over', async () => {
      const scene = new Scene(make)
      await adopt(scene, 'ann', paired(sessionOf('ann', 'bob')))
      scene.forget('ann', 'bob')
      await scene.advance(WINDOW_MS)
      expect(scene.story).toEqual(['ann: peer left: disconnected', 'ann: waiting at 0: queued'])
      scene.forget('ann')
      await adopt(scene, 'bob', paired(sessionOf('ann', 'bob')))
      expect(scene.story).toEqual(['bob: back: session, idle, was not away'])
    })

    it.each([
      ['idle', { is: 'idle' }],
      ['with a ticket', waiting(1, HOUR_MS)],
      ['with another session', paired({ ...sessionOf('bob', 'cat'), id: 'another' })],
    ] as const)('[H7] if the other comes without it, %s, it is over', async (_, claim) => {
      const scene = new Scene(make)
      await adopt(scene, 'ann', paired(sessionOf('ann', 'bob')))
      scene.forget('ann')
      await adopt(scene, 'bob', claim)
      expect(scene.news('ann')[0]).toBe('peer left: disconnected')
      const other = new Scene(make)
      await adopt(other, 'bob', claim)
      await adopt(other, 'ann', paired(sessionOf('ann', 'bob')))
      expect(other.news('ann')).toEqual(['back: session, idle, was not away'])
    })

    it('[H7] if the other comes as somebody new it is over', async () => {
      const scene = new Scene(make)
      await adopt(scene, 'ann', paired(sessionOf('ann', 'bob')))
      scene.forget('ann', 'bob')
      await scene.come('bob')
      expect(scene.story).toEqual(['ann: peer left: disconnected', 'ann: waiting at 0: queued', 'bob: arrived'])
    })

    it('[H7] with a classic client, who cannot come back, it is over', async () => {
      const scene = new Scene(make)
      await adopt(scene, 'ann', paired(sessionOf('ann', 'old', 'classic')))
      expect(scene.story).toEqual(['ann: back: session, idle, was not away'])
      expect(await scene.backend.stats()).toMatchObject({ online: 1, sessions: 0 })
    })

    it('[H7] a ticket is held until its owner asks again, and has the place it had', async () => {
      const scene = new Scene(make)
      await scene.enter('cat')
      await adopt(scene, 'ann', waiting(7, HOUR_MS))
      expect(scene.news('ann')).toEqual(['back: session, waiting, was not away'])
      expect(scene.partnerOf('cat')).toBe(null)
      await scene.queue({ mode: 'buddies_only' }, 'ann')
      expect(scene.news('ann')).toEqual(['waiting at 0: only_incompatible'])
      await adopt(scene, 'bob', waiting(6, HOUR_MS))
      await scene.queue({ mode: 'buddies_only' }, 'bob')
      expect(scene.news('bob').at(-1)).toBe('waiting at 0: only_incompatible')
    })

    it('[H7] [Q9] a ticket whose owner never asks again ends', async () => {
      const scene = new Scene(make, { queueTtlMs: 60_000 })
      await adopt(scene, 'ann', waiting(7, HOUR_MS))
      scene.forget('ann')
      await scene.advance(60_000)
      expect(scene.news('ann')).toEqual(['idle: queue_timeout'])
    })

    it('[H8] who is here already is replaced, or stays', async () => {
      for (const duplicate of ['replace', 'reject'] as const) {
        const scene = new Scene(make, { duplicate })
        await scene.enter('ann', 'bob')
        scene.forget('ann', 'bob')
        await adopt(scene, 'ann', { is: 'idle' }, 'another')
        const replaced = ['replaced: connection of ann', 'back: session, idle, was not away']
        expect(scene.news('ann')).toEqual(duplicate === 'replace' ? replaced : ['turned away: another'])
        expect(scene.partnerOf('bob')).toBe(duplicate === 'replace' ? null : 'ann')
      }
    })
  })
}
