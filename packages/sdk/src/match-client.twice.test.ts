import { describe, expect, it } from 'vitest'
import { MatchClient } from './match-client.ts'
import { settle } from './testing/fake-clock.ts'
import { FakeElement } from './testing/fake-element.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'
import { listen, makeFakes, startPaired, type Fakes } from './testing/harness.ts'

/** What a component does when it is put on a page; React's StrictMode does it, undoes it, and does it again at once. */
function mount({ options }: Fakes, element = new FakeElement()) {
  const client = new MatchClient(options)
  const heard = listen(client)
  client.playRemote(element)
  const started = client.start().then(
    () => 'resolved',
    (error: unknown) => error,
  )
  return { client, heard, started, element, unmount: () => client.destroy() }
}

/** What is still open. */
const open = ({ server, rtc, devices }: Fakes) => ({
  sockets: server.sockets.filter(({ closedWith }) => closedWith === undefined).length,
  connections: rtc.open.length,
  tracks: devices.live.length,
  listeners: devices.listeners,
})

describe('MatchClient, mounted twice', () => {
  it.each(['granted', 'refused'])(
    '[mistake 18] the first camera prompt, %s late, leaves no light on',
    async (answer) => {
      const fakes = makeFakes()
      fakes.devices.asks = true
      const first = mount(fakes)
      first.unmount()
      const second = mount(fakes)
      const [early, late] = fakes.devices.prompts
      const said = first.heard.all.length
      if (answer === 'granted') early?.grant()
      else early?.refuse('NotAllowedError')
      expect(await first.started).toBe('resolved')
      expect(fakes.devices.live).toEqual([])
      late?.grant()
      await startPaired({ ...fakes, client: second.client }, 'S1')
      expect(open(fakes)).toEqual({ sockets: 1, connections: 1, tracks: 2, listeners: 1 })
      expect(fakes.server.of('Ready')).toHaveLength(1)
      expect([first.heard.all.length, second.client.state, second.heard.errors]).toEqual([said, 'negotiating', []])
      second.unmount()
      expect(open(fakes)).toEqual({ sockets: 0, connections: 0, tracks: 0, listeners: 0 })
      expect(fakes.clock.pending).toBe(0)
    },
  )

  it('[mistake 18] one that was in a call already gives up all it had, and the second gets a call of its own', async () => {
    const fakes = makeFakes()
    const first = mount(fakes)
    await startPaired({ ...fakes, client: first.client }, 'S1')
    const firstSocket = fakes.server.socket
    first.unmount()
    const second = mount(fakes)
    await startPaired({ ...fakes, client: second.client }, 'S2')
    for (const frame of [waitingFrame(), pairedFrame('S3')]) firstSocket.say(frame)
    firstSocket.shut(1006)
    await settle()
    expect(open(fakes)).toEqual({ sockets: 1, connections: 1, tracks: 2, listeners: 1 })
    expect([first.client.session, second.client.session?.id, fakes.server.sockets.length]).toEqual([null, 'S2', 2])
    expect(fakes.rtc.mostOpen).toBe(1)
  })

  it('[mistake 18] one element that both were given plays the partner of the second', async () => {
    const fakes = makeFakes()
    const element = new FakeElement()
    mount(fakes, element).unmount()
    const second = mount(fakes, element)
    await startPaired({ ...fakes, client: second.client }, 'S1')
    const stream = {}
    fakes.rtc.connection.receiveTrack(stream)
    expect(element.srcObject).toBe(stream)
  })

  it('[mistake 18] a destroyed client says so to whoever starts it once more', async () => {
    const { client, unmount } = mount(makeFakes())
    unmount()
    await expect(client.start()).rejects.toMatchObject({ code: 'destroyed', retryable: false })
  })
})
