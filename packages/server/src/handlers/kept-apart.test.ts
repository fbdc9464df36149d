import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Served } from '../testing/served.ts'

// Rules S1, S2 and M1 over a restart, with the database that a server has by default.

function dataDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

async function pair(served: Served, ...devices: [string, string]) {
  const [a, b] = [await served.join({ device_id: devices[0] }), await served.join({ device_id: devices[1] })]
  for (const client of [a, b]) {
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
  }
  return { a, b, session_id: (await b.hear('Paired')).session_id }
}

it.each(['Report', 'Block'] as const)(
  '[mistake 9] after a %s the two do not meet again, by device, nor after a restart',
  async (type) => {
    const settings = { databaseUrl: '', dataDir: dataDir() }
    const before = await Served.start(settings)
    const { a, session_id } = await pair(before, 'phone', 'tablet')
    a.send(type === 'Report' ? { type, session_id, reason: 'spam' } : { type, session_id })
    await a.hear('Waiting')
    await a.hear('Paired')
    await a.hear(type === 'Report' ? 'Reported' : 'Blocked')
    await a.settle()
    await before.server.close()

    const after = await Served.start(settings, before.clock)
    const [again, other] = [await after.join({ device_id: 'tablet' }), await after.join({ device_id: 'phone' })]
    again.send({ type: 'Ready', media: 'video' })
    await again.hear('Waiting')
    other.send({ type: 'Ready', media: 'video' })
    expect((await other.hear('Waiting')).reason).toBe('only_incompatible')
    const stranger = await after.join({ device_id: 'a third' })
    stranger.send({ type: 'Ready', media: 'video' })
    await stranger.hear('Paired')
  },
)
