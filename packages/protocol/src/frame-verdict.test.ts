import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeClientFrame } from './codec.ts'
import type { Decoded } from './frame-fault.ts'
import { directions, type Direction } from './testing/directions.ts'
import { arbitraryOf } from './testing/message-arbitrary.ts'
import { referenceDecode, type Verdict } from './testing/reference-decode.ts'
import { parseReference, valueOf } from './testing/reference-json.ts'
import { written } from './testing/written.ts'

/** What both must agree on: taken with which message, or refused for which reason. */
const verdictOf = (decoded: Decoded<unknown>): Verdict =>
  decoded.ok ? decoded : { ok: false, code: decoded.fault.code, message: decoded.fault.message }

/** Frames of every type of a direction, in every spelling. */
const frames = ({ schemas }: Direction) =>
  written(fc.oneof(...Object.values(schemas).map((schema) => arbitraryOf(schema))) as fc.Arbitrary<object>)

/** Thousands of frames, made and judged twice, take long where other programs have the processor. */
const PATIENCE = { timeout: 30_000 }

describe.each(directions)('frames $name', PATIENCE, (direction) => {
  const { names, schemas, decode } = direction
  /** Clients read by shapes, which have words of their own for a member that does not fit; its name is the same. */
  const comparable = (verdict: Verdict): Verdict =>
    verdict.ok || names !== 'any' ? verdict : { ...verdict, message: verdict.message.replace(/^([\w.]+): .*/s, '$1') }

  it('[F7] get the verdict and the reason of a full parse, however they are written', () => {
    fc.assert(
      fc.property(frames(direction), (text) => {
        expect(comparable(verdictOf(decode(text)))).toEqual(comparable(referenceDecode(text, schemas, names)))
      }),
      { numRuns: 1_500 },
    )
  })

  it('[F7] get it when one character is another, missing or too much', () => {
    const mutated = fc
      .tuple(frames(direction), fc.nat(), fc.nat(2), fc.constantFrom(...'"\\{}[],:eu0-._ \n\0'))
      .map(([text, at, drop, put]) => {
        const cut = at % (text.length + 1)
        return text.slice(0, cut) + put + text.slice(cut + drop)
      })
    fc.assert(
      fc.property(mutated, (text) => {
        expect(comparable(verdictOf(decode(text)))).toEqual(comparable(referenceDecode(text, schemas, names)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('[F7] are of all kinds in these tests: taken, unknown, and refused for each reason', () => {
    const met = new Set<string>()
    for (const text of fc.sample(frames(direction), { numRuns: 2_000, seed: 7 })) {
      const verdict = referenceDecode(text, schemas, names)
      met.add(
        verdict.ok ? 'taken'
        : verdict.code === 'unknown_type' ? verdict.code
        : verdict.message.replace(/"[^"]*"/, '…'),
      )
    }
    const reasons = [
      'taken',
      'unknown_type',
      'the frame is not JSON',
      'the frame is not a JSON object',
      'type: expected a string',
      ...(names === 'any' ?
        []
      : [
          'a member name contains a backslash',
          'the member … is there twice',
          'objects and lists are nested too deeply',
          'a member named … is not allowed',
        ]),
      ...(names === 'v1' ? ['… must be the first member', '… must be the second member'] : []),
    ]
    expect(reasons.filter((reason) => !met.has(reason))).toEqual([])
  })
})

describe('the full parse that the codec is judged by', PATIENCE, () => {
  const attempt = (parse: (text: string) => unknown, text: string) => {
    try {
      return { value: parse(text) }
    } catch {
      return 'not JSON'
    }
  }

  it('[F7] takes what JSON.parse takes, and makes the same of it', () => {
    const anyFrames = fc.oneof(...directions.map(frames), fc.json({ maxDepth: 6 }))
    fc.assert(
      fc.property(anyFrames, (text) => {
        expect(attempt((json) => valueOf(parseReference(json)), text)).toEqual(attempt(JSON.parse, text))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what a later repeat hides', () => {
  const leave = (later: string) => decodeClientFrame(`{"type":"Leave","later":${later}}`)

  it('[F7] below the top a repeat is taken, and the last holds', () => {
    const ready = decodeClientFrame('{"type":"Ready","media":"text","profile":{"name":"A","name":"B"}}')
    expect(ready).toMatchObject({ ok: true, message: { profile: { name: 'B' } } })
  })

  it('[F5] is nested too deeply all the same', () => {
    expect(leave('{"a":[[[[[[1]]]]]],"a":1}').ok).toBe(true)
    expect(leave('{"a":[[[[[[[1]]]]]]],"a":1}')).toMatchObject({
      fault: { message: expect.stringContaining('deeply') as string },
    })
  })

  it('[F5] is a __proto__ all the same, however it is spelt', () => {
    for (const name of ['__proto__', '\\u005f_proto__', '__prot\\u006f__']) {
      expect(leave(`{"a":{"${name}":1},"a":2}`), name).toMatchObject({
        fault: { message: expect.stringContaining('__proto__') as string },
      })
    }
    expect(leave('["__proto__",{"a":"__proto__"}]').ok).toBe(true)
  })
})
