import { expect, it } from 'vitest'
import { lookOver } from '../packages/widget/gallery/look-over.mjs'

it('[look] in every state, at every size and in every kind of language nothing is cut off, covered, or too small for a finger', async () => {
  expect(await lookOver(null)).toEqual([])
}, 900_000)
