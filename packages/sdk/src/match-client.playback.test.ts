import { describe, expect, it } from 'vitest'
import { makeClient, startConnected } from './testing/harness.ts'
import { settle } from './testing/fake-clock.ts'
import { FakeElement } from './testing/fake-element.ts'
import { pairedFrame } from './testing/frames.ts'

const streams = [{}, {}, {}] as MediaStream[]
const [first, second] = streams

/** In a call whose partner shows `first`. */
async function inCall() {
  const harness = makeClient()
  await startConnected(harness, 'S1')
  return harness
}

async function nextCall({ client, server, rtc }: Awaited<ReturnType<typeof inCall>>, id: string) {
  client.next()
  server.socket.say(pairedFrame(id))
  await settle()
  rtc.connection.receiveTrack(second)
  await settle()
}

describe('playRemote', () => {
  it('plays the partner, session after session, in elements added before and after the picture came', async () => {
    const harness = await inCall()
    const { client, rtc } = harness
    const early = new FakeElement()
    client.playRemote(early)
    expect([early.srcObject, early.plays]).toEqual([null, 0])
    rtc.connection.receiveTrack(first)
    const late = new FakeElement()
    client.playRemote(late)
    await settle()
    expect([early, late].map(({ srcObject, playing }) => [srcObject === first, playing])).toEqual([
      [true, true],
      [true, true],
    ])
    await nextCall(harness, 'S2')
    expect([early, late].map(({ srcObject, playing }) => [srcObject === second, playing])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(harness.heard.of('playbackblocked')).toEqual([])
  })

  it('keeps the last frame until `peerleft` was heard, and then shows nobody', async () => {
    const { client, rtc } = await inCall()
    const element = new FakeElement()
    client.playRemote(element)
    rtc.connection.receiveTrack(first)
    const seen: unknown[] = []
    client.on('peerleft', () => seen.push(element.srcObject))
    client.next()
    expect(seen).toEqual([first])
    expect(element.srcObject).toBeNull()
  })

  it('a partner found by a listener of `peerleft` is not taken away again', async () => {
    const { client, server, rtc } = await inCall()
    const element = new FakeElement()
    client.playRemote(element)
    rtc.connection.receiveTrack(first)
    client.once('peerleft', () => server.socket.say(pairedFrame('S2')))
    client.next()
    await settle()
    rtc.connection.receiveTrack(second)
    expect(element.srcObject).toBe(second)
  })

  it.each(['the undo', 'destroy()'])('%s leaves nothing behind, and mutes nobody', async (way) => {
    const { client, rtc } = await inCall()
    const element = new FakeElement()
    element.refuses = 'sound'
    const undo = client.playRemote(element)
    rtc.connection.receiveTrack(first)
    await settle()
    expect(element.muted).toBe(true)
    const end = way === 'destroy()' ? () => client.destroy() : undo
    end()
    end()
    expect([element.srcObject, element.muted]).toEqual([null, false])
    const { plays } = element
    rtc.connection.receiveTrack(second)
    await client.resumePlayback()
    expect(element.plays).toBe(plays)
  })

  it('throws what is no element back, and keeps nothing of it', async () => {
    const { client, rtc, heard } = await inCall()
    rtc.connection.receiveTrack(first)
    expect(() => client.playRemote(null as never)).toThrow(TypeError)
    client.next()
    expect(heard.of('peerleft')).toHaveLength(1)
  })

  it('a client destroyed in the middle of an event lets go of elements, and leaves them alone from then on', async () => {
    const { client, rtc } = await inCall()
    const element = new FakeElement()
    const undo = client.playRemote(element)
    rtc.connection.receiveTrack(first)
    client.once('peerleft', () => client.destroy())
    client.next()
    expect(element.srcObject).toBeNull()
    element.srcObject = second ?? null
    client.playRemote(element)()
    undo()
    expect(element.srcObject).toBe(second)
  })
})

describe('playbackblocked', () => {
  /** In a call with two elements whose sound the browser refuses. */
  async function blocked() {
    const harness = await inCall()
    const elements = [new FakeElement(), new FakeElement()]
    for (const element of elements) {
      element.refuses = 'sound'
      harness.client.playRemote(element)
    }
    harness.rtc.connection.receiveTrack(first)
    await settle()
    return { ...harness, elements }
  }
  const allow = (elements: FakeElement[]) => elements.forEach((element) => (element.refuses = 'nothing'))

  it('comes once for all elements, while the picture goes on without sound', async () => {
    const { client, heard, elements } = await blocked()
    expect(heard.of('playbackblocked')).toEqual([{ session: client.session }])
    expect(elements.map(({ muted, playing }) => [muted, playing])).toEqual([
      [true, true],
      [true, true],
    ])
  })

  it('resumePlayback plays every element with its sound, each before it returns', async () => {
    const { client, elements, heard } = await blocked()
    allow(elements)
    const before = elements.map(({ plays }) => plays)
    const resumed = client.resumePlayback()
    expect(elements.map(({ plays, muted }) => [plays, muted])).toEqual(before.map((plays) => [plays + 1, false]))
    expect(await resumed).toBe(true)
    expect(elements.every(({ playing }) => playing)).toBe(true)
    expect(heard.of('playbackblocked')).toHaveLength(1)
  })

  it('a resume that is refused says so, and is no new blockage', async () => {
    const { client, elements, heard } = await blocked()
    expect(await client.resumePlayback()).toBe(false)
    expect(elements.map(({ muted, playing }) => [muted, playing])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(heard.of('playbackblocked')).toHaveLength(1)
  })

  it('comes again with the next partner, and after a resume that did not last', async () => {
    const harness = await blocked()
    const { client, elements, heard } = harness
    await nextCall(harness, 'S2')
    expect(heard.of('playbackblocked').map(({ session }) => session.id)).toEqual(['S1', 'S2'])
    allow(elements)
    await client.resumePlayback()
    const late = new FakeElement()
    late.refuses = 'sound'
    client.playRemote(late)
    await settle()
    expect(heard.of('playbackblocked').map(({ session }) => session.id)).toEqual(['S1', 'S2', 'S2'])
  })

  it.each([
    ['sound', true, 0],
    ['everything', false, 1],
  ] as const)(
    'never unmutes an element that the page muted itself, where %s is refused',
    async (refuses, resumed, told) => {
      const { client, rtc, heard } = await inCall()
      const element = new FakeElement()
      element.refuses = refuses
      element.muted = true
      client.playRemote(element)
      rtc.connection.receiveTrack(first)
      await settle()
      expect(await client.resumePlayback()).toBe(resumed)
      expect([element.muted, element.playing, heard.of('playbackblocked').length]).toEqual([true, resumed, told])
      element.refuses = 'nothing'
      await client.resumePlayback()
      expect([element.muted, element.playing]).toEqual([true, true])
    },
  )

  it('does not come of a stream that replaced another, nor of one who left meanwhile', async () => {
    const { client, rtc, heard } = await inCall()
    const element = new FakeElement()
    client.playRemote(element)
    element.interrupted = true
    rtc.connection.receiveTrack(first)
    await settle()
    element.interrupted = false
    element.refuses = 'sound'
    rtc.connection.receiveTrack(second)
    client.next()
    await settle()
    expect([element.muted, heard.of('playbackblocked')]).toEqual([false, []])
  })
})
