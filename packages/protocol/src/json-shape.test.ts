import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memberNames } from './json-shape.ts'

it('[F7] reads the names of any object in order, as JSON.parse would see them', () => {
  const name = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text !== '__proto__')
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(name, fc.jsonValue({ maxDepth: 4 })), { selector: ([key]) => key }),
      (members) => {
        const json = `{${members.map(([key, value]) => `${JSON.stringify(key)} : ${JSON.stringify(value)}`).join(' ,\n')}}`
        expect(memberNames(json).map((raw) => JSON.parse(`"${raw}"`) as string)).toEqual(members.map(([key]) => key))
      },
    ),
  )
})

it('[F7] keeps repeats and escapes that JSON.parse hides', () => {
  expect(memberNames('{"a":1,"\\u0061":2,"a":{"b":[{"c":"\\\\"}]},"d\\\\":"}"}')).toEqual([
    'a',
    '\\u0061',
    'a',
    'd\\\\',
  ])
})
