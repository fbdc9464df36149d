import { describe, expect, it } from 'vitest'
import type { PreparedOffer, Session } from '../backend.ts'
import type { MakeHarness } from './harness.ts'
import { offerOf, Scene, VIDEO } from './scene.ts'

/** Rule Q4: offers that are ready before there is a partner. */
export function describePrepared(make: MakeHarness): void {
  describe('prepared offers', () => {
    it('[Q4] an offer is confirmed with the position as it was, and given to the partner who comes', async () => {
      const scene = new Scene(make)
      const given: (PreparedOffer | null)[] = []
      const tell = scene.onPaired.bind(scene)
      scene.onPaired = (session: Session, offer: PreparedOffer | null) => {
        given.push(offer)
        tell(session, offer)
      }
      await scene.enter('ann')
      await scene.prepare('ann', 'first')
      await scene.prepare('ann', 'second')
      await scene.enter('bob')
      expect(scene.news('ann')).toEqual([
        'arrived',
        'waiting at 0: queued',
        'waiting at 0: queued with first',
        'waiting at 0: queued with second',
        'paired with bob: offers second',
      ])
      expect(given).toEqual([offerOf('second')])
    })

    it('[Q4] an offer comes with Ready too, and goes with the ticket that another replaces', async () => {
      const scene = new Scene(make)
      await scene.come('ann')
      scene.backend.enqueue('ann', VIDEO, offerOf('first'))
      await scene.settle()
      await scene.queue({}, 'ann')
      expect(scene.news('ann').slice(1)).toEqual(['waiting at 0: queued with first', 'waiting at 0: queued'])
      await scene.enter('bob')
      expect(scene.news('ann')).toEqual(['paired with bob: offers'])
    })

    it('[Q4] who waits for another reason now still has the offer', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.prepare('ann', 'first')
      scene.forget('ann')
      await scene.come('bob')
      await scene.queue({ mode: 'buddies_only' }, 'bob')
      expect(scene.news('ann')).toEqual(['waiting at 0: only_incompatible with first'])
    })

    it('[Q4] without a ticket it is refused; in a session it has crossed the pairing and is dropped', async () => {
      const scene = new Scene(make)
      await scene.come('ann')
      await scene.prepare('ann', 'first')
      expect(scene.news('ann')).toEqual(['arrived', 'refused Prepare: not_ready'])
      await scene.queue({}, 'ann')
      await scene.enter('bob')
      scene.forget('ann', 'bob')
      await scene.prepare('ann', 'second')
      await scene.prepare('bob', 'third')
      expect(scene.story).toEqual([])
      await scene.skip('ann')
      expect(scene.news('ann')).toEqual(['waiting at 1: only_recent'])
    })

    it('[Q4] who reported has no ticket before the report is written', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.report('ann')
      scene.forget('ann')
      await scene.prepare('ann', 'first')
      expect(scene.news('ann')).toEqual(['refused Prepare: not_ready'])
    })

    it('[Q3] where both waited the one with the offer ready offers, though younger', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.skip('ann', 'first')
      await scene.advance(10_000)
      expect(scene.news('ann').at(-1)).toBe('paired with bob: offers first')
    })

    it('[Q4] with Skip and Failed it is for the next partner', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.skip('ann', 'first')
      expect(scene.news('ann').at(-1)).toBe('waiting at 1: only_recent with first')
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob')
      scene.backend.fail('bob', scene.sessionOf('bob'), offerOf('second'))
      await scene.settle()
      expect(scene.news('bob')).toContain('waiting at 0: only_recent with second')
    })

    it('[Q4] [Q7] an offer is given once: who is queued again by the server has none, unless nobody was given it', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      scene.backend.enqueue('ann', VIDEO, offerOf('of ann'))
      await scene.settle()
      scene.backend.enqueue('bob', VIDEO, offerOf('of bob'))
      await scene.settle()
      expect(scene.news('ann').at(-1)).toBe('paired with bob: offers of ann')
      scene.backend.expire('ann', scene.sessionOf('ann'), 'timeout')
      await scene.settle()
      expect(scene.news('ann').at(-1)).toBe('waiting at 0: only_recent')
      expect(scene.news('bob').at(-1)).toBe('waiting at 1: only_recent with of bob')
    })

    it('[Q4] what one asks for in a session comes with its own offer, or with none', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.come('bob')
      scene.backend.enqueue('bob', VIDEO, offerOf('first'))
      await scene.settle()
      scene.backend.enqueue('bob', VIDEO, offerOf('second'))
      await scene.settle()
      await scene.skip('ann')
      expect(scene.news('bob').at(-1)).toBe('waiting at 0: only_recent with second')
      await scene.enter('cat')
      scene.backend.enqueue('bob', VIDEO)
      await scene.settle()
      await scene.skip('cat')
      expect(scene.news('bob').at(-1)).toBe('waiting at 0: queued')
    })

    it('[Q4] [R3] a text ticket has nothing to connect, and holds none', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      scene.backend.enqueue('ann', { ...VIDEO, media: 'text' }, offerOf('first'))
      await scene.settle()
      await scene.prepare('ann', 'second')
      await scene.queue({ media: 'text' }, 'bob')
      expect(scene.news('ann').slice(1)).toEqual([
        'waiting at 0: queued',
        'waiting at 0: queued',
        'paired with bob: offers',
      ])
    })

    it('[Q4] [H6] who came back without the connection has no offer any more', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.prepare('ann', 'first')
      scene.backend.unprepare('ann')
      await scene.enter('bob')
      expect(scene.news('ann').at(-1)).toBe('paired with bob: offers')
      scene.backend.unprepare('ann')
      await scene.settle()
      expect(scene.partnerOf('ann')).toBe('bob')
    })
  })
}
