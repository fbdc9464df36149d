import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { classicClientSchemas } from './classic-messages.ts'
import { decodeClassicFrame, decodeClientFrame, encode } from './codec.ts'
import type { Decoded } from './frame-fault.ts'
import { glanceAtClassicFrame, glanceAtClientFrame, type Glimpse } from './glance.ts'
import { limits } from './limits.ts'
import { relayedSchemas } from './peer-messages.ts'
import { arbitraryOf } from './testing/message-arbitrary.ts'
import { written } from './testing/written.ts'

interface Dialect {
  readonly name: 'v1' | 'classic'
  readonly schemas: Record<string, v.GenericSchema>
  readonly glance: (bytes: Uint8Array) => Glimpse | undefined
  readonly decode: (text: string) => Decoded<{ readonly type: string }>
}

const { Offer, Answer, IceCandidate } = classicClientSchemas
const v1: Dialect = { name: 'v1', schemas: relayedSchemas, glance: glanceAtClientFrame, decode: decodeClientFrame }
const classic: Dialect = {
  name: 'classic',
  schemas: { Offer, Answer, IceCandidate },
  glance: glanceAtClassicFrame,
  decode: decodeClassicFrame,
}

const golden = (name: string, type: string) =>
  readFileSync(new URL(`../fixtures/${name}/client.${type}.json`, import.meta.url), 'utf8').trimEnd()

/** Tens of thousands of frames, each judged twice, take long where other programs have the processor. */
const PATIENCE = { timeout: 60_000 }

describe.each([v1, classic])('a $name frame', PATIENCE, (dialect) => {
  const { name, schemas, glance, decode } = dialect
  const types = Object.keys(schemas)
  const messages = fc.oneof(...Object.values(schemas).map((schema) => arbitraryOf(schema))) as fc.Arbitrary<{
    type: string
  }>

  /** Whether it was seen; what was seen must be what the full parse says. */
  const agrees = (bytes: Uint8Array): boolean => {
    const glimpse = glance(bytes)
    if (glimpse === undefined) return false
    const text = Buffer.from(bytes).toString()
    const decoded = decode(text)
    expect(decoded.ok, text).toBe(true)
    if (!decoded.ok) return false
    const { type, session_id } = decoded.message as { type: string; session_id?: string }
    expect(glimpse.type, text).toBe(type)
    expect(glimpse.isOf(session_id ?? ''), text).toBe(session_id !== undefined)
    for (const other of ['', 'x', `${session_id ?? ''}x`, (session_id ?? '').slice(1), 'Yt0uVxQ6TzqXo1bB']) {
      expect(glimpse.isOf(other), text).toBe(other === session_id)
    }
    return true
  }

  /** How many of so many frames were seen. */
  const seenOf = (frames: fc.Arbitrary<Uint8Array>, numRuns: number): number => {
    let seen = 0
    fc.assert(
      fc.property(frames, (bytes) => {
        if (agrees(bytes)) seen++
      }),
      { numRuns },
    )
    return seen
  }

  it.each(types)('[F7] a golden %s is known at a glance', (type) => {
    expect(agrees(Buffer.from(golden(name, type)))).toBe(true)
  })

  it('[F7] that is written as our clients do is known at a glance, whatever it says', () => {
    const plain = messages.map((message) => {
      // What makes a frame ours: ids without a letter that needs an escape.
      const ids = Object.entries(message).filter(([member]) => member === 'session_id' || member === 'id')
      return Buffer.from(
        encode({ ...message, ...Object.fromEntries(ids.map(([id]) => [id, 'Yt0uVxQ6TzqXo1bA'])) } as never),
      )
    })
    // A text of forty units that all need an escape may be too long for emoji and sdp_mid to be sure, and sent_at have 16 digits.
    expect(seenOf(plain, 5_000)).toBeGreaterThan(2_500)
  })

  it('[F7] that is seen at a glance is what a full parse says, however it is spelt', () => {
    expect(
      seenOf(
        written(messages).map((text) => Buffer.from(text)),
        10_000,
      ),
    ).toBeGreaterThan(100)
  })

  it('[F7] is never seen for another when bytes are changed, dropped, doubled or swapped', () => {
    const frames = fc.oneof(
      fc.constantFrom(...types).map((type) => golden(name, type)),
      messages.map((message) => encode(message as never)),
    )
    expect(seenOf(spoilt(frames), 30_000)).toBeGreaterThan(1_000)
  })

  it('[F7] that is long, as offers are, is never seen for another either', () => {
    const line = fc.constantFrom('a=rtpmap:111 opus/48000/2\r\n', 'a=\u00e9\u2028"\\\0', 'c=IN IP4 0.0.0.0\r\n', 'x')
    const offers = fc
      .array(line, { minLength: 40, maxLength: 80, size: 'max' })
      .map((lines) => golden(name, 'Offer').replace(/"sdp":".*"/, () => `"sdp":${JSON.stringify(lines.join(''))}`))
    expect(
      seenOf(
        offers.map((text) => Buffer.from(text)),
        500,
      ),
    ).toBe(500)
    // Most changes hurt nothing there, and all of it is looked at in words of four bytes.
    expect(seenOf(spoilt(offers), 10_000)).toBeGreaterThan(500)
  })

  it('[F7] is never seen for another when its members are swapped, repeated, or others', () => {
    const members = fc.constantFrom(...types).map((type) =>
      golden(name, type)
        .slice(1, -1)
        .split(/,(?=")/),
    )
    const mixed = fc
      .tuple(members, members, fc.nat(), fc.nat(), fc.nat(3), fc.constantFrom(...ODD_MEMBERS))
      .map(([own, others, at, from, kind, odd]) => {
        const target = at % own.length
        const put = kind === 0 ? own[from % own.length] : others[from % others.length]
        if (kind === 3) own.splice(target, 0, odd)
        else own.splice(target, kind === 2 ? 1 : 0, put ?? '')
        return Buffer.from(`{${own.join(',')}}`)
      })
    expect(seenOf(mixed, 5_000)).toBeGreaterThan(50)
  })

  it('[F5] with any odd value in place of any of its own is seen only if the full parse takes it', () => {
    let seen = 0
    for (const type of types) {
      for (const value of ODD_VALUES) {
        const values = golden(name, type).matchAll(/(?<=":)(?:"(?:[^"\\]|\\.)*"|[^,}]+)/g)
        for (const { index, 0: own } of values) {
          const text = golden(name, type)
          if (agrees(Buffer.from(text.slice(0, index) + value + text.slice(index + own.length)))) seen++
        }
      }
    }
    expect(seen).toBeGreaterThan(10)
  })
})

it.each([
  ['sdp', limits.sdp, (text: string) => ({ type: 'Offer', session_id: 's', sdp: text })],
  ['text', limits.chatText, (text: string) => ({ type: 'Chat', session_id: 's', id: 'm', text, sent_at: 1 })],
  ['emoji', limits.emoji, (text: string) => ({ type: 'Reaction', session_id: 's', emoji: text })],
  ['session_id', limits.id, (text: string) => ({ type: 'GoDirect', session_id: text })],
])('[F5] %s may have %d UTF-16 units and no more', (_, most, message) => {
  const glance = (text: string) => glanceAtClientFrame(Buffer.from(JSON.stringify(message(text))))
  expect(glance('x'.repeat(most))).toBeDefined()
  expect(glance('x'.repeat(most + 1))).toBeUndefined()
  // Longer in bytes than in units: only the full parse may say that it fits.
  expect(glance('é'.repeat(most))).toBeUndefined()
})

it('[F7] a session that is spelt in a way of its own is not compared', () => {
  for (const session of ['\\u0053', 'é', '\\/']) {
    expect(glanceAtClientFrame(Buffer.from(`{"type":"GoDirect","session_id":"${session}"}`))).toBeUndefined()
  }
})

/** Frames with some bytes changed, dropped, doubled, or moved. */
function spoilt(frames: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const harm = fc.record({
    at: fc.nat(),
    kind: fc.nat(5),
    length: fc.integer({ min: 1, max: 4 }),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\\{}[],:eu0-._ \n\0\ufeff'))),
  })
  return fc.tuple(frames, fc.array(harm, { minLength: 1, maxLength: 2 })).map(([text, harms]) =>
    harms.reduce<Buffer>((bytes, { at, kind, length, byte }) => {
      const from = at % (bytes.length + 1)
      const to = Math.min(from + length, bytes.length)
      const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
      const one = Buffer.of(byte)
      const middle = [
        [one, part.subarray(1)],
        [],
        [part, part],
        [one, part],
        [Buffer.from(part).reverse()],
        [Buffer.from(part.map((each) => each ^ (1 << (byte % 8))))],
      ][kind]
      return Buffer.concat([before, ...(middle ?? []), after])
    }, Buffer.from(text)),
  )
}

// prettier-ignore
const ODD_VALUES = [
  '0', '00', '01', '-0', '-1', '+1', '1.0', '1.', '.5', '1e1', '1E2', '1e999', '-1e999', '255', '256', '999999999999999', '9007199254740991',
  '9007199254740992', '9007199254740993', '1e400', '123456789012345678901234567890', 'NaN', 'Infinity', 'true', 'false', 'null', 'True', 'nul', 'truex',
  'undefined', '', '""', '" "', '"a"', '"read"', '"delivered"', '"Read"', "'a'", '"\\', '"\\"', '"\\""', '"\\\\"', '"\\x"', '"\\u12"', '"\\u00g0"', '"\\u00e9"',
  '"\\ud800"', '"\\ud83d\\ude00"', '"\\udc00\\ud800"', '"\\u0000"', '"\\u005f_proto__"', '"a\0b"', '"a\tb"', '"a\nb"', '"\u007f"', '"\u2028"', '"\ufeff"', '"😀"',
  '"é"', '[]', '{}', '[0]', '{"a":1}', '{"__proto__":1}', '["__proto__"]', '[[[[[[[[[]]]]]]]]]', '"a","n":1', '"a" ', ' "a"', '0 ', '1,"n":2', '"x"x',
  `"${'x'.repeat(63)}"`, `"${'x'.repeat(64)}"`, `"${'x'.repeat(65)}"`, `"${'\\n'.repeat(32)}"`, `"${'\\n'.repeat(64)}"`, `"${'é'.repeat(64)}"`, `"${'x'.repeat(1_024)}"`,
  `"${'x'.repeat(1_025)}"`, `"${'x'.repeat(2_000)}"`, `"${'x'.repeat(2_001)}"`, `"${'x'.repeat(60_000)}"`, `"${'x'.repeat(60_001)}"`, `"${'\\n'.repeat(60_000)}"`,
]

const ODD_MEMBERS = [
  '"__proto__":1',
  '"\\u0074ype":"Paired"',
  '"type":"Paired"',
  '"session_id":"other"',
  '"later":[[[[[[[[[1]]]]]]]]]',
  '"later":1',
  '"n":1',
  '"N":1',
  '"id":"m2"',
]
