import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { isActive, type Ban } from './ban.ts'
import { Door, type BanBook } from './door.ts'

const ban = (id: string, part: Partial<Ban> = {}): Ban => ({
  id,
  user: null,
  device: null,
  address: null,
  reason: 'rude',
  at: 0,
  until: null,
  by: 'a test',
  ...part,
})
const ann = { user: 'ann', device: 'phone', address: '192.0.2.1' }

/** A book in which others write too. */
class Book implements BanBook {
  bans: Ban[] = []
  asked = 0
  readonly active = async (now: number, most: number) => this.bans.filter((one) => isActive(one, now)).slice(0, most)
  readonly revision = async () => JSON.stringify(this.bans)
  readonly against = async ({ user }: { user: string }) => {
    this.asked++
    return this.bans.find((one) => one.user === user) ?? null
  }
}

function makeDoor(bans: Ban[] = [], most?: number) {
  const clock = new FakeClock()
  const book = new Book()
  book.bans = bans
  let told = 0
  const door = new Door(
    { bans: book, clock, hashAddress: (address) => `hash of ${address}`, onBanned: () => told++ },
    most,
  )
  return { clock, book, door, told: () => told }
}

it('[H9] a ban is found by user, by device and by address, without asking the store', async () => {
  for (const part of [{ user: 'ann' }, { device: 'phone' }, { address: 'hash of 192.0.2.1' }]) {
    const { door, book } = makeDoor([ban('one', part)])
    await door.refresh()
    expect(door.banOf(ann)).toMatchObject({ id: 'one' })
    expect(door.banOf({ user: 'bob', device: null, address: '192.0.2.2' })).toBe(null)
    expect(book.asked).toBe(0)
  }
})

it('[H9] a ban ends by itself; of several the longest is told', async () => {
  const { door, clock } = makeDoor()
  const now = clock.now()
  door.add(ban('short', { user: 'ann', until: now + 1_000 }))
  door.add(ban('long', { device: 'phone', until: now + 2_000 }))
  expect(door.banOf(ann)).toMatchObject({ id: 'long' })
  clock.advance(2_000)
  expect(door.banOf(ann)).toBe(null)
})

it('[H9] what another server bans or lifts holds here with the next look; who is here is looked at again', async () => {
  const { door, book, told } = makeDoor()
  await door.refresh()
  const before = told()
  book.bans = [ban('theirs', { user: 'ann' })]
  await door.refresh()
  expect(door.banOf(ann)).toMatchObject({ id: 'theirs' })
  expect(told()).toBe(before + 1)
  await door.refresh()
  expect(told()).toBe(before + 1)
  book.bans = []
  await door.refresh()
  expect(door.banOf(ann)).toBe(null)
})

it('[H9] a ban that is made while the bans are being read is not lost', async () => {
  const { door, book } = makeDoor([ban('one', { user: 'bob' })])
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const read = book.active
  Object.assign(book, { active: (now: number, most: number) => answered.then(() => read(now, most)) })
  const reading = door.refresh()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.resolve()
  door.add(ban('two', { user: 'ann' }))
  answer()
  await reading
  expect(door.banOf(ann)).toMatchObject({ id: 'two' })
  expect(door.banOf({ ...ann, user: 'bob' })).not.toBe(null)
})

it('[H9] bans that cannot be read leave those that were', async () => {
  const { door, book } = makeDoor([ban('one', { user: 'ann' })])
  await door.refresh()
  const { revision } = book
  Object.assign(book, { revision: () => Promise.reject(new Error('disk full')) })
  await expect(door.refresh()).rejects.toThrow('disk full')
  expect(door.banOf(ann)).not.toBe(null)
  Object.assign(book, { revision })
  book.bans = []
  await door.refresh()
  expect(door.banOf(ann)).toBe(null)
})

it('[H9] with more bans than fit the store is asked', async () => {
  const { door, book } = makeDoor([ban('1', { user: 'cat' }), ban('2', { user: 'dan' }), ban('3', { user: 'ann' })], 2)
  await door.refresh()
  expect(door.banOf({ ...ann, user: 'cat' })).toMatchObject({ id: '1' })
  expect(book.asked).toBe(0)
  expect(await door.banOf(ann)).toMatchObject({ id: '3' })
  expect(await door.banOf({ ...ann, user: 'eve' })).toBe(null)
})
