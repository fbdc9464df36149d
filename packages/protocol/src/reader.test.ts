import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readyFaults } from './reader.ts'
import { readySchema } from './ready-message.ts'
import * as shapes from './shapes.ts'
import { compiledShapes } from './testing/compile-shapes.ts'
import { arbitraryOf } from './testing/message-arbitrary.ts'

it('[F5] shapes say what the schemas say (else: npm run shapes:generate)', () => {
  expect({ ...shapes }).toEqual(compiledShapes())
})

describe('wishes', () => {
  const wishes = fc.oneof(
    arbitraryOf(readySchema),
    fc.record(
      {
        media: fc.constantFrom<unknown>('video', 'smell', undefined, null),
        pool: fc.constantFrom<unknown>('a', 'A', '', 7),
        tags: fc.constantFrom<unknown>([], ['x'], ['x'.repeat(33), ''], Array(11).fill('x'), 'x', {}),
        profile: fc.constantFrom<unknown>({}, { age: 17 }, { age: 18.5, name: 1 }, [], null, { avatar: 'http://x' }),
        auto_requeue: fc.constantFrom<unknown>(true, 'yes'),
      },
      { requiredKeys: [] },
    ),
  )

  it('[Q1] have the faults that the schema finds, each named by its member', () => {
    const member = (fault: string) => fault.slice(0, fault.indexOf(':'))
    fc.assert(
      fc.property(wishes, (members) => {
        const { issues = [] } = v.safeParse(readySchema, { ...(members as object), type: 'Ready' })
        const bySchema = issues.map((issue) => v.getDotPath(issue) ?? '')
        const found = readyFaults(members as object).map(member)
        // A list that is too long is not read any further.
        if (!bySchema.includes('tags')) expect(found).toEqual([...new Set(bySchema)])
        else expect(found).toContain('tags')
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    [{ media: 'smell' }, 'media: expected video | audio | text'],
    [{}, 'media: is missing'],
    [{ media: 'text', profile: { age: 17 } }, 'profile.age: expected a whole number 18 to 120'],
    [{ media: 'text', profile: { name: 'x'.repeat(41) } }, 'profile.name: expected a text of 0 to 40'],
    [{ media: 'text', tags: ['', 'a'] }, 'tags.0: expected a text of 1 to 32'],
    [{ media: 'text', tags: Array(11).fill('a') }, 'tags: expected a list of 0 to 10'],
    [{ media: 'text', pool: 'A' }, 'pool: expected 1 to 64 of a-z 0-9 . _ -'],
    [{ media: 'text', auto_requeue: 1 }, 'auto_requeue: expected boolean'],
    [{ media: 'text', profile: null }, 'profile: expected an object'],
  ])('[Q1] %j is refused in words', (members, words) => {
    expect(readyFaults(members)).toEqual([words])
  })
})
