import { Writable } from 'node:stream'
import { expect, it, vi } from 'vitest'
import { MAX_BUFFERED, SocketWriter } from './socket-writer.ts'

/** A socket over a stream that takes everything at once, or nothing at all. */
function writer({ isReading }: { isReading: boolean }) {
  const writes: number[] = []
  const stream = new Writable({
    highWaterMark: 2 * MAX_BUFFERED,
    write(_, __, done) {
      writes.push(1)
      if (isReading) done()
    },
    writev(chunks, done) {
      writes.push(chunks.length)
      if (isReading) done()
    },
  })
  const socket = {
    get bufferedAmount() {
      return stream.writableLength
    },
    send: (text: unknown) => void stream.write(text),
  }
  const onSlow = vi.fn()
  return { writer: new SocketWriter(socket, stream, onSlow), writes, onSlow }
}

it('[R5] all frames of a tick leave in one write', async () => {
  const { writer: box, writes } = writer({ isReading: true })
  for (let i = 0; i < 5; i++) box.send('x')
  expect(writes).toEqual([])
  await Promise.resolve()
  await new Promise(process.nextTick)
  expect(writes).toEqual([5])
})

it('[R5] more than a mebibyte in one tick is no slow reader', () => {
  const { writer: box, onSlow } = writer({ isReading: true })
  for (let i = 0; i < 40; i++) expect(box.send('x'.repeat(60_000))).toBe(true)
  expect(onSlow).not.toHaveBeenCalled()
})

it('[R5] beyond a mebibyte that nobody reads a frame is refused', () => {
  const { writer: box, onSlow } = writer({ isReading: false })
  let sent = 0
  while (box.send('x'.repeat(60_000))) sent++
  expect(sent).toBe(Math.floor(MAX_BUFFERED / 60_000) + 1)
  expect(onSlow).toHaveBeenCalledOnce()
})
