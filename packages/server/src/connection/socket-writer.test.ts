import { Writable } from 'node:stream'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { MAX_BUFFERED, SocketWriter } from './socket-writer.ts'
import { frameLength, framesOf } from './frames.ts'

/** A socket over a stream that takes everything at once, or nothing at all. */
function writer({ isReading }: { isReading: boolean }) {
  const writes: Buffer[] = []
  const take = (bytes: Buffer, done: () => void) => {
    writes.push(bytes)
    if (isReading) done()
  }
  const stream = new Writable({
    highWaterMark: 2 * MAX_BUFFERED,
    write: (bytes: Buffer, _, done) => {
      take(bytes, done)
    },
    writev: (chunks, done) => {
      take(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done)
    },
  })
  const socket = { readyState: WebSocket.OPEN as WebSocket['readyState'] }
  const onSlow = vi.fn()
  return { writer: new SocketWriter(socket, stream, { onSlow }), socket, writes, onSlow }
}

const framed = (...texts: string[]) =>
  Buffer.concat(texts.map((text) => framesOf([Buffer.from(text)], frameLength(Buffer.byteLength(text)))))

const endOfTick = () => new Promise(setImmediate)

it('[R5] all frames of a tick leave in one write, in order', async () => {
  const { writer: box, writes } = writer({ isReading: true })
  const texts = ['1', 'zwö', '3'.repeat(200), '4', '5']
  for (const text of texts) box.send(text.startsWith('3') ? Buffer.from(text) : text)
  expect(writes).toEqual([])
  await Promise.resolve()
  await endOfTick()
  expect(writes).toEqual([framed(...texts)])
  box.send('6')
  await endOfTick()
  expect(writes).toEqual([framed(...texts), framed('6')])
})

it('[F6] sockets that are written to in one tick get their own frames', async () => {
  const boxes = [writer({ isReading: true }), writer({ isReading: true })]
  for (const text of ['a', 'b']) {
    for (const [at, { writer: box }] of boxes.entries()) box.send(text + String(at))
  }
  await endOfTick()
  expect(boxes.map(({ writes }) => writes)).toEqual([[framed('a0', 'b0')], [framed('a1', 'b1')]])
})

it('[R5] more than a mebibyte in one tick is no slow reader', async () => {
  const { writer: box, writes, onSlow } = writer({ isReading: true })
  for (let i = 0; i < 40; i++) expect(box.send('x'.repeat(60_000))).toBe(true)
  expect(onSlow).not.toHaveBeenCalled()
  await endOfTick()
  expect(Buffer.concat(writes)).toHaveLength(40 * 60_004)
})

it('[R5] beyond a mebibyte that nobody reads a frame is refused', async () => {
  const { writer: box, onSlow } = writer({ isReading: false })
  let sent = 0
  while (box.send('x'.repeat(60_000))) sent++
  expect(sent).toBe(Math.floor(MAX_BUFFERED / 60_000) + 1)
  expect(onSlow).toHaveBeenCalledOnce()
  await endOfTick()
  expect(box.send('x')).toBe(false)
})

it('[R5] a mebibyte that was not read in an earlier tick counts in this one', async () => {
  const { writer: box } = writer({ isReading: false })
  let sent = 0
  for (; box.send('x'.repeat(60_000)); sent++) await endOfTick()
  expect(sent).toBe(Math.floor(MAX_BUFFERED / 60_000) + 1)
})

it('[H5] what was sent before a close goes before it; a socket that closes gets nothing more', async () => {
  const { writer: box, socket, writes } = writer({ isReading: true })
  box.send('last')
  box.flush()
  expect(writes).toEqual([framed('last')])
  box.send('late')
  socket.readyState = WebSocket.CLOSING
  await endOfTick()
  expect(writes).toEqual([framed('last')])
})

it('[H10] a ping leaves with the frames of its tick, also where a frame would be refused', async () => {
  const { writer: box, writes, onSlow } = writer({ isReading: true })
  box.send('a')
  box.ping()
  await endOfTick()
  expect(writes).toEqual([Buffer.concat([framed('a'), Buffer.from('8900', 'hex')])])
  box.ping()
  await endOfTick()
  expect(writes[1]).toEqual(Buffer.from('8900', 'hex'))
  expect(onSlow).not.toHaveBeenCalled()
})
