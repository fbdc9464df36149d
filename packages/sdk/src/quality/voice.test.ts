import { expect, it } from 'vitest'
import { hear, silent } from './voice.ts'

const course = (levels: readonly number[]) => {
  let voice = silent
  return levels.map((level, index) => (voice = hear(voice, level, index * 250)).speaks).map(Number)
}

it.each([
  ['silence and noise are no speech', [0, 0.01, 0.029], [0, 0, 0]],
  ['speech is told at once', [0, 0.03], [0, 1]],
  ['a pause between words is bridged', [0.3, 0, 0, 0, 0.3], [1, 1, 1, 1, 1]],
  ['a longer one ends it', [0.3, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0]],
  ['a soft end goes on', [0.3, 0.02, 0.02, 0.02, 0.02, 0.02], [1, 1, 1, 1, 1, 1]],
  ['a soft beginning does not count', [0.02, 0.02, 0.02], [0, 0, 0]],
])('%s', (_what, levels, expected) => {
  expect(course(levels)).toEqual(expected)
})
