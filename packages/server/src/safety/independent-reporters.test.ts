import { expect, it } from 'vitest'
import { countIndependent } from './independent-reporters.ts'

const at = (device: string | null, address: string | null) => ({ device, address })

it.each([
  ['nobody', [], 0],
  ['three of three homes', [at('a', '1'), at('b', '2'), at('c', '3')], 3],
  ['one, again and again', [at('a', '1'), at('a', '1'), at('a', '1')], 1],
  ['one home with many made-up devices', [at('a', '1'), at('b', '1'), at('c', '1')], 1],
  ['one device in many networks', [at('a', '1'), at('a', '2'), at('a', '3')], 1],
  ['both at once: still no more than two', [at('a', '1'), at('b', '1'), at('c', '1'), at('a', '2'), at('a', '3')], 2],
  ['whoever can make room does', [at('a', '1'), at('a', '2'), at('b', '1')], 2],
  [
    'three, if each finds a place of its own',
    [at('a', '1'), at('a', '2'), at('b', '1'), at('c', '2'), at('c', '3')],
    3,
  ],
  ['those without a device are one', [at(null, '1'), at(null, '2'), at('b', '3')], 2],
  ['those without an address are one', [at('a', null), at('b', null)], 1],
])('[S1] %s', (_, reporters, count) => {
  expect(countIndependent(reporters)).toBe(count)
})
