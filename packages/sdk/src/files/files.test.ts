import { decodeChannelFrame, encode, limits, type FileMessage } from '@mismatch/protocol'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { FileState, FileTransfer } from '../events.ts'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { FakeChannel } from '../testing/fake-channel.ts'
import { readChunk } from './chunks.ts'
import { Files, type FilesWiring } from './files.ts'

/** Two ends of a connection; what one says the other hears, a turn later. */
function pair(wiring: Partial<FilesWiring> = {}) {
  const clock = new FakeClock()
  const anna = end('a', clock, wiring)
  const bert = end('b', clock, wiring)
  connect(anna, bert)
  connect(bert, anna)
  return { clock, anna, bert }
}

function end(name: string, clock: FakeClock, wiring: Partial<FilesWiring>) {
  const channel = new FakeChannel('mismatch-file', {})
  channel.open()
  const transfers = new Map<string, FileTransfer>()
  const told: [FileState, number][] = []
  const said: FileMessage[] = []
  const roads = { text: (text: string): void => void text }
  const waiting = new Set<() => void>()
  let ids = 0
  const files = new Files({
    sessionId: 'S',
    clock,
    makeId: () => `${name}${String(++ids)}`,
    channel: () => channel as unknown as RTCDataChannel,
    send: (message) => {
      said.push(message)
      roads.text(encode(message))
      return true
    },
    isAllowed: true,
    isHeard: () => true,
    takeOffer: () => true,
    tell: (transfer) => {
      transfers.set(transfer.id, transfer)
      told.push([transfer.state, transfer.transferred])
      for (const look of waiting) look()
    },
    ...wiring,
  })
  return {
    files,
    channel,
    roads,
    said,
    told,
    /** The only transfer, or that of this id. */
    transfer: (id?: string) => (id === undefined ? [...transfers.values()][0] : transfers.get(id)) as FileTransfer,
    hears: (said: object) => {
      const decoded = decodeChannelFrame(JSON.stringify({ session_id: 'S', ...said }))
      if (!decoded.ok) throw new Error(decoded.fault.message)
      files.receive(decoded.message as FileMessage)
    },
    until: (state: FileState, id?: string) =>
      new Promise<FileTransfer>((resolve) => {
        const look = () => {
          const found = [...transfers.values()].find((one) => one.state === state && (id ?? one.id) === one.id)
          if (found !== undefined) resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
type End = ReturnType<typeof end>

function connect(from: End, to: End): void {
  from.roads.text = (text) => queueMicrotask(() => to.hears(JSON.parse(text) as object))
  const send = from.channel.send.bind(from.channel)
  from.channel.send = (data) => {
    send(data)
    queueMicrotask(() => to.channel.onmessage?.({ data }))
  }
}

function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at++) bytes[at] = at * 31 + (at >> 8)
  return bytes
}
const fileOf = (size: number, name = 'cat.png', type = 'image/png') => new File([bytesOf(size)], name, { type })
const offer = { type: 'FileOffer', id: 'x', file: 7, name: 'x.txt', size: 10, mime: 'text/plain' }
const chunkOf = (file: number, chunk: number, size: number) => {
  const frame = new Uint8Array(8 + size)
  new DataView(frame.buffer).setUint32(0, file)
  new DataView(frame.buffer).setUint32(4, chunk)
  return { data: frame.buffer }
}
async function contents(transfer: FileTransfer): Promise<Buffer> {
  return Buffer.from(await (transfer.blob as Blob).arrayBuffer())
}

describe('a file', () => {
  it('[R3] arrives byte for byte, under its name, and both sides know', async () => {
    const { anna, bert } = pair()
    const own = await anna.files.send(fileOf(3_000_000))
    expect(own).toMatchObject({ from: 'me', name: 'cat.png', size: 3_000_000, mime: 'image/png', state: 'offered' })
    ;(await bert.until('offered')).accept()
    const theirs = await bert.until('done')
    await anna.until('done')
    expect(theirs).toMatchObject({ from: 'peer', name: 'cat.png', transferred: 3_000_000, mime: 'image/png' })
    expect(theirs.blob?.type).toBe('image/png')
    expect((await contents(theirs)).equals(bytesOf(3_000_000))).toBe(true)
    expect(own).toMatchObject({ transferred: 3_000_000, blob: null })
    expect(anna.said.map(({ type }) => type)).toEqual(['FileOffer'])
    expect(bert.said.map(({ type }) => type)).toEqual(['FileAccept', 'FileDone'])
  })

  it('[R3] goes in frames of at most 16 KiB, numbered from 0, big-endian', async () => {
    const { anna, bert } = pair()
    await anna.files.send(fileOf(40_000))
    ;(await bert.until('offered')).accept()
    await anna.until('done')
    const frames = anna.channel.frames
    expect(frames.map(({ byteLength }) => byteLength)).toEqual([16_384, 16_384, 8 + 40_000 - 2 * 16_376])
    expect(frames.map((frame) => new DataView(frame).getUint32(4))).toEqual([0, 1, 2])
    const [{ file }] = anna.said as [Extract<FileMessage, { type: 'FileOffer' }>]
    expect(frames.map((frame) => readChunk(frame)?.file)).toEqual([file, file, file])
  })

  it('[R3] of any size arrives, an empty one too', async () => {
    const size = fc.oneof(fc.constantFrom(0, 1, 16_375, 16_376, 16_377, 1_048_064, 1_048_065), fc.nat(2_200_000))
    await fc.assert(
      fc.asyncProperty(size, async (size) => {
        const { anna, bert } = pair()
        await anna.files.send(fileOf(size))
        ;(await bert.until('offered')).accept()
        const [theirs] = await Promise.all([bert.until('done'), anna.until('done')])
        expect((await contents(theirs)).equals(bytesOf(size))).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  it('[R3] sends no byte before it was accepted, and none when it was declined', async () => {
    const { anna, bert } = pair()
    const own = await anna.files.send(fileOf(100))
    const theirs = await bert.until('offered')
    expect(anna.channel.frames).toEqual([])
    theirs.decline()
    await anna.until('declined')
    theirs.accept()
    expect([own.state, theirs.state, anna.channel.frames.length, bert.said.length]).toEqual([
      'declined',
      'declined',
      0,
      1,
    ])
  })

  it('[R3] waits for those accepted before it: one is sent at a time, the other way at once', async () => {
    const { anna, bert } = pair()
    const sizes = [1_200_000, 1_300_000, 1_100_000]
    for (const size of sizes) await anna.files.send(fileOf(size))
    await bert.files.send(fileOf(70_000))
    ;(await anna.until('offered', 'b1')).accept()
    for (const id of ['a2', 'a3', 'a1']) (await bert.until('offered', id)).accept()
    await Promise.all([...['a1', 'a2', 'a3'].map((id) => bert.until('done', id)), anna.until('done', 'b1')])
    const order = anna.channel.frames.map((frame) => readChunk(frame)?.file)
    expect(order).toEqual([...order].sort((a, b) => [1, 2, 0].indexOf(a ?? 0) - [1, 2, 0].indexOf(b ?? 0)))
  })
})

describe('back-pressure', () => {
  it('[R3] never more than a window is buffered or read ahead, however large the file', async () => {
    const { anna, bert } = pair()
    anna.channel.holds = true
    const file = fileOf(12_000_000)
    let mostAhead = 0
    let mostBuffered = 0
    let sent = 0
    let drains = 0
    const slice = file.slice.bind(file)
    vi.spyOn(file, 'slice').mockImplementation((from = 0, to = 0) => {
      mostAhead = Math.max(mostAhead, to - sent)
      return slice(from, to)
    })
    const send = anna.channel.send.bind(anna.channel)
    anna.channel.send = (data) => {
      send(data)
      sent += (data as ArrayBuffer).byteLength
      mostBuffered = Math.max(mostBuffered, anna.channel.bufferedAmount)
      if (anna.channel.bufferedAmount >= 1_048_576) setTimeout(() => (drains++, anna.channel.drain()))
    }
    await anna.files.send(file)
    ;(await bert.until('offered')).accept()
    await anna.until('done')
    expect(drains).toBeGreaterThan(10)
    expect(mostBuffered).toBeLessThan(1_048_576 + 16_384)
    expect(mostAhead).toBeLessThan(3 * 1_048_576)
  })

  it('[R3] an interrupted connection makes a file wait, not fail: no clock runs', async () => {
    const { anna, bert, clock } = pair()
    anna.channel.holds = true
    const own = await anna.files.send(fileOf(2_500_000))
    ;(await bert.until('offered')).accept()
    await expect.poll(() => anna.channel.bufferedAmount).toBeGreaterThanOrEqual(1_048_576)
    clock.advance(3_600_000)
    expect([own.state, clock.pending]).toEqual(['transferring', 0])
    anna.channel.holds = false
    anna.channel.drain()
    expect((await bert.until('done')).transferred).toBe(2_500_000)
  })

  it('[R3] over a slow way progress is told while the last of it leaves the buffer', async () => {
    const clock = new FakeClock()
    const { files, channel, hears } = end('a', clock, {})
    channel.holds = true
    const own = await files.send(fileOf(500_000))
    hears({ type: 'FileAccept', id: own.id })
    await expect.poll(() => channel.bufferedAmount).toBeGreaterThan(500_000)
    const seen: number[] = []
    while (channel.bufferedAmount > 0) {
      clock.advance(100)
      channel.bufferedAmount = Math.max(0, channel.bufferedAmount - 32_768)
      if (channel.bufferedAmount <= channel.bufferedAmountLowThreshold) channel.onbufferedamountlow?.()
      await settle()
      seen.push(own.transferred)
    }
    expect(new Set(seen).size).toBeGreaterThan(6)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  it('[R3] progress is told at most ten times a second, on both sides', async () => {
    const { anna, bert, clock } = pair()
    const slowed = (handle: ((event: { data: unknown }) => void) | null) => (event: { data: unknown }) => {
      clock.advance(10)
      handle?.(event)
    }
    const send = anna.channel.send.bind(anna.channel)
    anna.channel.send = (data) => {
      clock.advance(10)
      send(data)
    }
    await anna.files.send(fileOf(2_000_000))
    const theirs = await bert.until('offered')
    bert.channel.onmessage = slowed(bert.channel.onmessage)
    theirs.accept()
    await Promise.all([anna.until('done'), bert.until('done')])
    const seconds = (anna.channel.frames.length * 10) / 1_000
    for (const { told } of [anna, bert]) {
      const progress = told.filter(([state]) => state === 'transferring').map(([, bytes]) => bytes)
      expect(progress.length).toBeGreaterThan(5 * seconds)
      expect(progress.length).toBeLessThan(11 * seconds + 2)
      expect(progress).toEqual([...progress].sort((a, b) => a - b))
    }
  })
})

describe('an end before the end', () => {
  it.each(['anna', 'bert'] as const)('[R3] %s cancels: both know who, and nothing is sent any more', async (who) => {
    const { [who]: canceller, anna, bert } = pair()
    anna.channel.holds = true
    await anna.files.send(fileOf(3_000_000))
    ;(await bert.until('offered')).accept()
    await bert.until('transferring')
    canceller.transfer().cancel()
    const sent = anna.channel.frames.length
    await Promise.all([anna.until('cancelled'), bert.until('cancelled')])
    anna.channel.drain()
    expect([anna.transfer().reason, bert.transfer().reason]).toEqual(who === 'anna' ? ['me', 'peer'] : ['peer', 'me'])
    expect([anna.channel.frames.length, bert.transfer().blob]).toEqual([sent, null])
    // Another goes its way.
    anna.channel.holds = false
    await anna.files.send(fileOf(10))
    ;(await bert.until('offered', 'a2')).accept()
    await anna.until('done', 'a2')
  })

  it('[R3] the session ends, or the channel closes: what is not over has failed, and no listener is left', async () => {
    const { anna, bert } = pair()
    anna.channel.holds = true
    await anna.files.send(fileOf(3_000_000))
    await anna.files.send(fileOf(10))
    ;(await bert.until('offered', 'a1')).accept()
    await bert.until('transferring')
    anna.files.close()
    anna.files.close()
    bert.channel.hangUp()
    expect(['a1', 'a2'].map((id) => anna.transfer(id))).toMatchObject([
      { state: 'failed', reason: 'session_over' },
      { state: 'failed', reason: 'session_over' },
    ])
    expect(bert.transfer('a1')).toMatchObject({ state: 'failed', reason: 'channel_closed', blob: null })
    expect([anna.channel.listeners, bert.channel.listeners]).toEqual([0, 0])
  })

  it('[R3] a file that cannot be read any more has failed, and the partner hears that it is cancelled', async () => {
    const { anna, bert } = pair()
    const file = fileOf(20_000_000)
    await anna.files.send(file)
    file.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) as unknown as Blob
    ;(await bert.until('offered')).accept()
    expect((await anna.until('failed')).reason).toBe('unreadable')
    expect((await bert.until('cancelled')).reason).toBe('peer')
  })

  it('[R3] what arrives and is not what was offered is damaged', async () => {
    const { anna, bert } = pair()
    const file = fileOf(1_000)
    await anna.files.send(file)
    file.slice = () => new Blob([new Uint8Array(1_000)])
    ;(await bert.until('offered')).accept()
    expect(await bert.until('failed')).toMatchObject({ reason: 'damaged', blob: null })
    await anna.until('cancelled')
  })

  it('[R3] a file of more than 16 MiB is offered without a hash, and so is any where browsers hide it', async () => {
    const { anna } = pair()
    const offers = () => anna.said.map((said) => 'sha256' in said && said.sha256 !== undefined)
    await anna.files.send(fileOf(1_000))
    await anna.files.send(fileOf(16_777_217))
    vi.stubGlobal('crypto', {})
    await anna.files.send(fileOf(1_000))
    vi.unstubAllGlobals()
    expect(offers()).toEqual([true, false, false])
  })
})

describe('a partner who keeps to no rule', () => {
  it.each([
    ['more than was offered', [chunkOf(7, 0, 11)]],
    ['more than was offered in the end', [chunkOf(7, 0, 9), chunkOf(7, 1, 2)]],
    ['chunks in another order', [chunkOf(7, 1, 5)]],
    ['a chunk twice', [chunkOf(7, 0, 5), chunkOf(7, 0, 5)]],
  ])('[R3] who sends %s is cancelled', async (_, frames) => {
    const { bert } = pair()
    bert.hears(offer)
    bert.transfer().accept()
    for (const frame of frames) bert.channel.sayText(frame.data)
    expect(bert.transfer()).toMatchObject({ state: 'failed', reason: 'senseless', blob: null })
    expect(bert.said.map(({ type }) => type)).toEqual(['FileAccept', 'FileCancel'])
  })

  it('[R3] chunks of no file, of one not accepted, and what is no chunk are dropped', async () => {
    const { bert } = pair()
    bert.hears(offer)
    bert.channel.sayText(chunkOf(7, 0, 10).data)
    bert.transfer().accept()
    bert.channel.sayText(chunkOf(8, 0, 10).data)
    bert.channel.sayText(new ArrayBuffer(8))
    bert.channel.sayText(new ArrayBuffer(16_385))
    bert.channel.sayText('text')
    expect(bert.transfer()).toMatchObject({ state: 'accepted', transferred: 0 })
    bert.channel.sayText(chunkOf(7, 0, 10).data)
    expect(await bert.until('done')).toMatchObject({ transferred: 10 })
  })

  it('[R3] who says that it is done before everything was sent, or before accepting, is cancelled', async () => {
    const { anna } = pair()
    await anna.files.send(fileOf(100))
    anna.hears({ type: 'FileDone', id: 'a1' })
    expect(anna.transfer()).toMatchObject({ state: 'failed', reason: 'senseless' })
    expect(anna.said.map(({ type }) => type)).toEqual(['FileOffer', 'FileCancel'])
  })

  it('[R3] offers are declined unseen: too large, too many, of a number in use, in floods, or where nobody takes files', () => {
    const { bert } = pair()
    bert.hears({ ...offer, size: limits.fileBytes + 1 })
    bert.hears({ ...offer, id: 'y' })
    bert.hears({ ...offer, id: 'z' })
    for (let file = 100; file < 120; file++) bert.hears({ ...offer, id: String(file), file })
    expect(bert.said.map((said) => `${said.type} ${said.id}`)).toEqual([
      'FileDecline x',
      'FileDecline z',
      ...Array.from({ length: 5 }, (_, at) => `FileDecline ${String(115 + at)}`),
    ])
    expect(bert.told).toHaveLength(16)
    for (const wiring of [{ takeOffer: () => false }, { isHeard: () => false }, { isAllowed: false }]) {
      const { bert } = pair(wiring)
      bert.hears(offer)
      expect([bert.told.length, bert.said.map(({ type }) => type)]).toEqual([0, ['FileDecline']])
    }
  })

  it('[R3] nothing is heard of another session, of files that are not there, or twice', async () => {
    const { anna, bert } = pair()
    bert.hears({ ...offer, id: 'late', file: 8, session_id: 'T' })
    for (const type of ['FileAccept', 'FileDecline', 'FileCancel', 'FileDone']) bert.hears({ type, id: 'nobody' })
    bert.hears(offer)
    bert.hears(offer)
    expect([bert.told, bert.said]).toEqual([[['offered', 0]], []])
    await anna.files.send(fileOf(10))
    anna.hears({ type: 'FileAccept', id: 'a1' })
    anna.hears({ type: 'FileAccept', id: 'a1' })
    anna.hears({ type: 'FileDecline', id: 'a1' })
    expect(anna.transfer().state).toBe('transferring')
  })
})

describe('sendFile', () => {
  it('[R3] refuses what cannot be sent, in words', async () => {
    const { anna } = pair()
    const large = { size: limits.fileBytes + 1, __proto__: Blob.prototype } as unknown as Blob
    await expect(anna.files.send(large)).rejects.toMatchObject({ code: 'invalid_file' })
    await expect(anna.files.send('text' as unknown as Blob)).rejects.toMatchObject({ code: 'invalid_file' })
    const gone = fileOf(10)
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'))
    await expect(anna.files.send(gone)).rejects.toMatchObject({ code: 'invalid_file' })
    for (let one = 0; one < 16; one++) await anna.files.send(fileOf(10))
    await expect(anna.files.send(fileOf(10))).rejects.toMatchObject({ code: 'rate_limited', retryable: true })
    anna.transfer('a1').cancel()
    await anna.files.send(fileOf(10))
  })

  it('[R3] names a blob that has no name, and takes folders off a name', async () => {
    const { anna } = pair()
    await anna.files.send(new Blob(['x']))
    await anna.files.send(Object.assign(new Blob(['x']), { name: '/home/lena/x.txt' }))
    expect(anna.said).toMatchObject([
      { name: 'file', mime: 'application/octet-stream' },
      { name: 'x.txt', mime: 'application/octet-stream' },
    ])
  })
})
