import { describe, expect, it } from 'vitest'
import { decodeClassicFrame, decodeClientFrame } from './codec.ts'
import type { FrameFault } from './frame-fault.ts'
import { readyFaults } from './reader.ts'
import { limits } from './limits.ts'

/** The fault of a text that a server must not take. */
function fault(
  text: string,
  decode: (text: string) => { ok: boolean; fault?: FrameFault } = decodeClientFrame,
): FrameFault {
  const decoded = decode(text)
  if (decoded.ok || decoded.fault === undefined) throw new Error(`taken: ${text.slice(0, 200)}`)
  return decoded.fault
}

const chat = (members: object) =>
  JSON.stringify({ type: 'Chat', session_id: 's', id: 'm1', text: 'hi', sent_at: 1, ...members })

describe('what is not a frame', () => {
  it.each([
    ['', 'the frame is not JSON'],
    ['{"type":"Leave"', 'the frame is not JSON'],
    ['[]', 'the frame is not a JSON object'],
    ['null', 'the frame is not a JSON object'],
    ['"Leave"', 'the frame is not a JSON object'],
    ['{}', '"type" must be the first member'],
    ['{"type":7}', 'type: expected a string'],
  ])('[F1] %j is refused and told why', (text, message) => {
    expect(fault(text)).toEqual({ code: 'bad_frame', message })
  })

  it.each(['Nonsense', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    '[F4] the type %j is unknown, and named',
    (type) => {
      expect(fault(JSON.stringify({ type }))).toMatchObject({ code: 'unknown_type', ref: type })
    },
  )
})

describe('members', () => {
  it('[F4] a member that does not validate is named with why, the type and the frame id', () => {
    const text = chat({ text: 'x'.repeat(2_001) })
    expect(fault(text)).toMatchObject({ code: 'bad_frame', ref: 'Chat', ref_id: 'm1' })
    expect(fault(text).message).toMatch(/^text: .*2000/)
    expect(fault('{"type":"Ready","media":"video","profile":{"age":17}}').message).toMatch(/^profile\.age: /)
    expect(fault('{"type":"Skip"}').message).toMatch(/^session_id: /)
  })

  it('[Q1] all faults of a Ready are named at once to who would send it', () => {
    expect(readyFaults({ media: 'video', tags: ['chess'] })).toEqual([])
    const faults = readyFaults({
      media: 'smell',
      pool: 'Not A Pool',
      tags: ['ok', 'x'.repeat(33)],
      profile: { age: 17 },
    })
    expect(faults.map((fault) => /^[a-z0-9.]+: ./.exec(fault)?.[0].slice(0, -3))).toEqual([
      ...['pool', 'media', 'tags.1', 'profile.age'],
    ])
  })

  it('[F4] unknown members are ignored, not handed on', () => {
    expect(decodeClientFrame('{"type":"Leave","later":true}')).toEqual({ ok: true, message: { type: 'Leave' } })
  })

  it('[F5] a fault never repeats more of a frame than an Error may hold', () => {
    expect(
      fault(JSON.stringify({ type: 'Skip', session_id: ['x'.repeat(60_000)] })).message.length,
    ).toBeLessThanOrEqual(limits.errorMessage)
    expect(fault(JSON.stringify({ type: 'T'.repeat(60_000) })).ref).toHaveLength(limits.id)
  })

  it('[F5] nesting has a limit, in members nobody knows too', () => {
    const deep = (levels: number) => `{"type":"Leave","x":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(decodeClientFrame(deep(limits.nesting - 1)).ok).toBe(true)
    expect(fault(deep(limits.nesting)).message).toBe('objects and lists are nested too deeply')
    expect(fault(deep(30_000)).message).toBe('objects and lists are nested too deeply')
  })

  it('[F5] a __proto__ member is refused at any depth and changes no prototype', () => {
    expect(fault('{"type":"Ready","media":"video","__proto__":{"polluted":1}}').message).toMatch(/__proto__/)
    expect(fault('{"type":"Ready","media":"video","profile":{"__proto__":{"polluted":1}}}').message).toMatch(
      /__proto__/,
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('[Q1] an avatar is a built-in id or a small picture, never an address that tells who looks', () => {
    const ready = (avatar: string) => JSON.stringify({ type: 'Ready', media: 'video', profile: { avatar } })
    expect(decodeClientFrame(ready('fox')).ok).toBe(true)
    expect(decodeClientFrame(ready('data:image/png;base64,AAAA')).ok).toBe(true)
    for (const avatar of [
      'https://example.com/a.png',
      '//example.com/a',
      'data:image/svg+xml;base64,AAAA',
      'data:text/html,x',
    ]) {
      expect(fault(ready(avatar)).message, avatar).toMatch(/^profile\.avatar: /)
    }
  })
})

describe('names as written', () => {
  it.each([
    ['{"type":"Chat","id":"m","session_id":"s","text":"t","sent_at":1}', '"session_id" must be the second member'],
    ['{"session_id":"s","type":"Offer","sdp":""}', '"type" must be the first member'],
    ['{"type":"Offer","session_id":"s","sdp":"","session_id":"t"}', 'the member "session_id" is there twice'],
    ['{"type":"Offer","session_id":"s","sdp":"","\\u0074ype":"Paired"}', 'a member name contains a backslash'],
    ['{"\\u0074ype":"Leave"}', 'a member name contains a backslash'],
  ])('[F7] %s is refused', (text, message) => {
    expect(fault(text)).toMatchObject({ code: 'bad_frame', message })
  })

  it('[F7] what only looks like a name inside a value is none', () => {
    const text = chat({ text: 'a "type":"Paired", \\" {"type":1}', later: [{ type: 1 }, { type: 2 }] })
    expect(decodeClientFrame(text).ok).toBe(true)
  })

  it('[C3] the order is free in the classic dialect, repeats and escapes are not', () => {
    expect(decodeClassicFrame('{"sdp":"v=0","type":"Offer"}').ok).toBe(true)
    expect(fault('{"type":"Offer","sdp":"a","sdp":"b"}', decodeClassicFrame).message).toMatch(/twice/)
    expect(fault('{"type":"Offer","sdp":"a","\\u0074ype":"PeerLeft"}', decodeClassicFrame).message).toMatch(/backslash/)
  })
})

it.each([
  '"type":"Ready","media":"video"',
  '"type":"Skip","session_id":"s"',
  '"type":"Failed","session_id":"s","stage":"unknown"',
])('[Q4] an offer without its name, or a name without its offer, is no frame: %s', (members) => {
  const message = 'frame: offer and offer_id come together'
  for (const half of ['"offer":"v=0"', '"offer_id":"o1"']) {
    expect(fault(`{${members},${half}}`)).toMatchObject({ code: 'bad_frame', message })
  }
  expect(decodeClientFrame(`{${members},"offer":"v=0","offer_id":"o1"}`).ok).toBe(true)
})
