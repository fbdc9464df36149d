import { expect, it } from 'vitest'
import type { Candidate } from '../../matching/rules.ts'
import { ticketOf } from '../../matching/samples.ts'
import { FakeClock } from '../../testing/fake-clock.ts'
import type { BackendEvents, UserId, Waiting as Told } from '../backend.ts'
import { Estimates } from './estimates.ts'
import { Lobby } from './lobby.ts'
import type { Member } from './member.ts'
import { Turns } from './turns.ts'
import { WaitingNews } from './waiting-news.ts'

const CROWD = 100_000

function crowd(size: number) {
  const clock = new FakeClock()
  const lobby = new Lobby()
  const members = new Map<UserId, Member>()
  const turns = new Turns()
  const told: Told[] = []
  const onWaiting = (waiting: Told) => told.push(waiting)
  turns.listen({ onWaiting } as unknown as BackendEvents)
  const glance = () => ({ found: null, lack: 'only_incompatible', relaxes: [] }) as const
  const news = new WaitingNews({
    clock,
    lobby,
    estimates: new Estimates(),
    members,
    online: () => members.size,
    turns,
    glance,
  })
  const candidates: Candidate[] = []
  for (let number = 0; number < size; number++) {
    const candidate = { ticket: ticketOf({ user: `user ${String(number)}`, number }), partners: [] }
    const { user, device, dialect } = candidate.ticket
    members.set(user, {
      person: { user, device, dialect },
      connection: user,
      awayUntil: null,
      place: news.placeOf(candidate, null, 'queued'),
    })
    lobby.add(candidate, false)
    candidates.push(candidate)
  }
  const refresh = () => {
    turns.take(() => {
      news.refreshPositions()
    })
    return told.splice(0)
  }
  return { clock, lobby, news, candidates, refresh }
}

it('[Q9] of a hundred thousand only those are told whom it concerns', () => {
  const { clock, lobby, candidates, refresh } = crowd(CROWD)
  clock.advance(5_000)
  expect(refresh()).toEqual([])
  for (const candidate of candidates.slice(0, 2)) lobby.remove(candidate)
  expect(refresh().map(({ position }) => position)).toEqual(Array.from({ length: 101 }, (_, position) => position))
})

it('[Q9] what happens between two looks is looked at once, and those who come and go behind everybody cost none', () => {
  const { clock, lobby, news, candidates, refresh } = crowd(10)
  const last = candidates.at(-1) as Candidate
  lobby.remove(last)
  lobby.add(last, false)
  expect(news.next).toBe(undefined)
  clock.advance(5_000)
  for (const candidate of candidates.slice(0, 3)) lobby.remove(candidate)
  expect(refresh()).toHaveLength(7)
  expect(news.next).toBe(undefined)
  lobby.remove(candidates[3] as Candidate)
  expect(refresh()).toEqual([])
  expect(news.next).toBe(clock.now() + 5_000)
})
