import { expect, it, vi } from 'vitest'
import type * as module from './on-demand.ts'
import { makeClient, startPaired } from './testing/harness.ts'

const network = vi.hoisted(() => ({ isDown: true }))

vi.mock('./on-demand.ts', async (original) => {
  const { onDemand } = await original<typeof module>()
  return {
    onDemand: (imported: Promise<unknown>) =>
      onDemand(network.isDown ? Promise.reject(new TypeError('Failed to fetch')) : imported),
  }
})

it('rejects when what sessions take cannot be fetched, leaves nothing open, and fetches it anew at the next try', async () => {
  const harness = makeClient()
  const { client, server, devices, heard } = harness
  devices.asks = true
  const failed = { code: 'unreachable', retryable: true }
  await expect(client.start()).rejects.toMatchObject(failed)
  devices.prompts[0]?.grant()
  await expect(client.prepare()).rejects.toMatchObject(failed)
  devices.prompts[1]?.grant()
  expect([client.state, client.signaling, heard.errors]).toEqual(['idle', 'offline', []])
  expect(server.of('Ready')).toEqual([])
  await vi.waitUntil(() => devices.tracks.every(({ readyState }) => readyState === 'ended'))
  expect(client.media.stream).toBeNull()

  network.isDown = false
  devices.asks = false
  await startPaired(harness, 'S1')
  expect(client.session?.id).toBe('S1')
})
