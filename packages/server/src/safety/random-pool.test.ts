import { expect, it } from 'vitest'
import { createIds, RandomPool } from './random-pool.ts'

it('[H8] no id is given twice', () => {
  const newId = createIds()
  const ids = Array.from({ length: 2_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/)
})

it('[H7] a piece stays as it was when more are fetched', () => {
  const pool = new RandomPool(12)
  const first = pool.next()
  const copy = Buffer.from(first)
  const others = Array.from({ length: 1_000 }, () => pool.next())
  expect(first).toEqual(copy)
  expect(others.every((other) => other.length === 12 && !other.equals(first))).toBe(true)
})
