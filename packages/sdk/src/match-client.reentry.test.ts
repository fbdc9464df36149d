import { expect, it } from 'vitest'
import { settle } from './testing/fake-clock.ts'
import { waitingFrame } from './testing/frames.ts'
import { makeClient, startPaired, startWaiting } from './testing/harness.ts'

it.each(['text', 'video'] as const)(
  'a listener that stops and starts again, with %s, is queued again',
  async (media) => {
    const harness = makeClient()
    const { client, server, devices } = harness
    client.once('waiting', () => {
      void client.stop()
      void client.start({ media })
    })
    await startWaiting(harness)
    await settle()
    expect([client.signaling, server.sockets.length]).toEqual(['connecting', 2])
    server.socket.welcome()
    server.socket.say(waitingFrame())
    expect([client.state, client.signaling]).toEqual(['waiting', 'online'])
    expect(server.of('Ready').at(-1)).toMatchObject({ media })
    expect(devices.live.length).toBe(media === 'text' ? 0 : 2)
  },
)

it('[S1] a report or block after destroy() says that the client is gone', async () => {
  const harness = makeClient()
  await startPaired(harness, 'S1')
  const { session } = harness.client
  harness.client.destroy()
  await expect(session?.report('spam')).rejects.toMatchObject({ code: 'destroyed', retryable: false })
  await expect(session?.block()).rejects.toMatchObject({ code: 'destroyed' })
})
