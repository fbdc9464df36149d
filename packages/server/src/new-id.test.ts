import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('[H8] ids are 96 bits each, and none comes twice', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/)
  expect(new Set(ids).size).toBe(ids.length)
})
