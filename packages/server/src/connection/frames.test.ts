import { expect, it } from 'vitest'
import { frameLength, framesOf, PING } from './frames.ts'

it.each([
  [0, '8100'],
  [1, '8101'],
  [125, '817d'],
  [126, '817e007e'],
  [255, '817e00ff'],
  [65_535, '817effff'],
  [65_536, '817f0000000000010000'],
])('[F1] a text of %d bytes is one text frame, with a head as RFC 6455 has it', (length, head) => {
  const text = Buffer.alloc(length, 'x')
  expect(frameLength(length)).toBe(length + head.length / 2)
  expect(framesOf([text], frameLength(length)).equals(Buffer.concat([Buffer.from(head, 'hex'), text]))).toBe(true)
})

it('[F1] texts follow one another, each in its frame', () => {
  const texts = ['{"type":"PeerLeft"}', 'é'.repeat(70), '{"type":"Waiting"}'].map((text) => Buffer.from(text))
  const lengths = texts.map((text) => frameLength(text.length))
  const alone = texts.map((text, at) => framesOf([text], lengths[at] ?? 0))
  expect(
    framesOf(
      texts,
      lengths.reduce((sum, length) => sum + length),
    ),
  ).toEqual(Buffer.concat(alone))
})

it('[H10] a ping among texts is a ping frame; an empty text is none', () => {
  expect(framesOf([Buffer.from('a'), PING, Buffer.alloc(0)], 7).toString('hex')).toBe('810161' + '8900' + '8100')
})
