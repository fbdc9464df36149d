import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { WireClient } from '../packages/server/src/testing/wire-client.ts'
import { ServerProcess } from './support/server.ts'

// The built server is killed without a warning, the moment it has said that a report is kept.

const cli = fileURLToPath(new URL('../packages/server/dist/cli.js', import.meta.url))
const adminToken = 'the-token-of-the-admin'
const ROUNDS = 5

function dataDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

async function start(folder: string): Promise<ServerProcess> {
  const server = await ServerProcess.start('--data-dir', folder, '--admin-token', adminToken, '--report-ban-count', '0')
  onTestFinished(async () => {
    await server.stop('SIGKILL')
  })
  return server
}

async function come(server: ServerProcess, device_id: string): Promise<WireClient> {
  const client = await WireClient.open(server.wsUrl)
  onTestFinished(() => {
    client.socket.terminate()
  })
  client.send({ type: 'Hello', device_id })
  await client.hear('Welcome')
  client.send({ type: 'Ready', media: 'video' })
  await client.settle()
  return client
}

async function reportIds(server: ServerProcess): Promise<string[]> {
  const headers = { Authorization: `Bearer ${adminToken}` }
  const response = await fetch(`${server.url}/admin/reports`, { headers })
  return ((await response.json()) as { reports: { id: string }[] }).reports.map(({ id }) => id)
}

/** Waits for the word, and for nothing after it. */
async function reported(client: WireClient): Promise<string> {
  for (;;) {
    const message = JSON.parse(await client.text()) as { type: string; report_id: string }
    if (message.type === 'Reported') return message.report_id
  }
}

it('[S1] SIGKILL right after Reported loses no report, and the two stay apart', async () => {
  const folder = dataDir()
  const confirmed: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const server = await start(folder)
    const [a] = [await come(server, `phone ${String(round)}`), await come(server, 'the rude one')]
    await a.hear('Waiting')
    const { session_id } = await a.hear('Paired')
    a.send({ type: 'Report', session_id, reason: 'nudity', comment: `round ${String(round)}` })
    confirmed.unshift(await reported(a))
    await server.stop('SIGKILL')
  }
  const server = await start(folder)
  expect(await reportIds(server)).toEqual(confirmed)
  const [a, rude] = [await come(server, 'phone 0'), await come(server, 'the rude one')]
  expect([await a.types(), await rude.types()]).toEqual([['Waiting', 'Waiting'], ['Waiting']])
})

it('[S1] two servers start at once on one new folder, and forget works beside them', async () => {
  const folder = dataDir()
  const [one, other] = await Promise.all([start(folder), start(folder)])
  const [a] = [await come(one, 'phone'), await come(one, 'tablet')]
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  a.send({ type: 'Report', session_id, reason: 'spam' })
  const id = await reported(a)
  expect(await reportIds(other)).toEqual([id])
  const forget = ['forget', '--device', 'tablet', '--data-dir', folder]
  const { status, stdout } = spawnSync(process.execPath, [cli, ...forget], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, `Deleted from ${join(folder, 'mismatch.db')}: 1 report, 1 block, 0 bans.\n`])
  expect([await reportIds(one), await reportIds(other)]).toEqual([[], []])
})
