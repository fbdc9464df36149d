import { encode } from '@mismatch/protocol'
import { expect, it, vi } from 'vitest'
import { classicDialect } from './classic-dialect.ts'
import type { Dialect } from './dialect.ts'
import { Received } from './received.ts'
import { v1Dialect } from './v1-dialect.ts'

const chat = encode({ type: 'Chat', session_id: 'S1', id: 'm1', text: 'hi', sent_at: 1 })

/** A frame, and how often it was read in full. */
function received(bytes: Buffer, dialect: Dialect = v1Dialect) {
  const decode = vi.fn(dialect.decode)
  return { frame: new Received(bytes, { ...dialect, decode }), decode }
}

it('[F7] what a relay has to know of a frame is known without reading it', () => {
  for (const [dialect, text] of [
    [v1Dialect, chat],
    [classicDialect, encode({ type: 'Offer', sdp: 'v=0\r\n' })],
  ] as const) {
    const { frame, decode } = received(Buffer.from(text), dialect)
    expect([frame.ref, frame.type, frame.fault]).toEqual([
      ...(dialect === v1Dialect ? ['Chat', 'Chat'] : ['Offer', 'Offer']),
      undefined,
    ])
    expect([frame.isOf('S1'), frame.isOf('S2')]).toEqual([dialect === v1Dialect, false])
    expect(decode).not.toHaveBeenCalled()
  }
})

it('[F7] one that is spelt in another way is read, once, and gets the same verdict', () => {
  const { frame, decode } = received(Buffer.from(chat.replace('{', '{ ')))
  expect([frame.ref, frame.type, frame.fault, frame.isOf('S1'), frame.isOf('S2')]).toEqual([
    ...['Chat', 'Chat', undefined, true, false],
  ])
  expect(decode).toHaveBeenCalledOnce()
})

it('[F7] what it says is there when it is asked for', () => {
  const { frame, decode } = received(Buffer.from(chat))
  expect(frame.message).toEqual({ type: 'Chat', session_id: 'S1', id: 'm1', text: 'hi', sent_at: 1 })
  expect(frame.message).toBe(frame.message)
  expect(decode).toHaveBeenCalledOnce()
})

it('[F4] one with a fault says which, and nothing else', () => {
  const { frame } = received(Buffer.from(chat.replace('"hi"', '7')))
  expect(frame.fault).toMatchObject({ code: 'bad_frame', ref: 'Chat', ref_id: 'm1' })
  expect(frame.ref).toBe('Chat')
  expect(() => frame.message).toThrow('bad_frame')
})

it('[H4] what is kept of it is its text, not the piece in which it was read', () => {
  const piece = Buffer.alloc(65_536)
  piece.write(chat, 100)
  expect(received(piece.subarray(100, 100 + chat.length)).frame.text).toBe(chat)
})
