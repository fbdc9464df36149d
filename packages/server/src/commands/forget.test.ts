import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runCommand } from '../command.ts'
import { Served } from '../testing/served.ts'

function dataDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

async function run(...flags: string[]) {
  let [printed, complained] = ['', '']
  const code = await runCommand({
    flags: ['forget', ...flags],
    env: {},
    out: (text) => (printed += text),
    err: (text) => (complained += text),
    onStop: () => undefined,
    onReload: () => undefined,
    exit: () => undefined,
  })
  return { code, printed, complained }
}

it('[H8] forget deletes what there is of a device while the server runs, and says how much', async () => {
  const folder = dataDir()
  const served = await Served.start({ databaseUrl: '', secret: '', dataDir: folder })
  const [a, b] = [await served.join({ device_id: 'phone' }), await served.join({ device_id: 'tablet' })]
  for (const client of [a, b]) {
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
  }
  const { session_id } = await b.hear('Paired')
  a.send({ type: 'Report', session_id, reason: 'spam' })
  await a.settle()
  const other = await run('--device', 'another', '--data-dir', folder)
  expect(other).toMatchObject({ code: 0, printed: expect.stringContaining('0 reports, 0 blocks, 0 bans') as string })
  const { code, printed } = await run('--device=tablet', '--data-dir', folder)
  expect([code, printed]).toEqual([0, `Deleted from ${join(folder, 'mismatch.db')}: 1 report, 1 block, 0 bans.\n`])
  expect((await run('--device', 'tablet', '--data-dir', folder)).printed).toContain('0 reports, 0 blocks')
})

it.each([[[]], [['--device']], [['--user', '']], [['--device', 'phone', '--user', 'ann']]])(
  '[options] forget %j: exactly one of the two is needed',
  async (flags) => {
    const { code, complained } = await run(...flags)
    expect(code).toBe(2)
    expect(complained).toMatch(/^forget: expected either --device ID or --user ID\nUsage: /)
  },
)

it('[options] a misspelled option is named, and a folder without a store is not made into one', async () => {
  expect((await run('--user', 'ann', '--data-dri', 'x')).complained).toMatch(/^--data-dri: .*did you mean --data-dir\?/)
  const folder = dataDir()
  const { code, complained } = await run('--user', 'ann', '--data-dir', folder)
  expect(code).toBe(1)
  expect(complained).toContain(`there is no store at ${join(folder, 'mismatch.db')}`)
  expect(existsSync(join(folder, 'mismatch.db'))).toBe(false)
  expect((await run('--user', 'ann', '--database-url', 'memory:')).code).toBe(1)
})

it('[S5] a database that cannot be reached is named without its password', async () => {
  const url = 'postgres://ann:hidden@127.0.0.1:1/db?application_name=hidden'
  const { code, complained } = await run('--user', 'ann', '--database-url', url)
  expect(code).toBe(1)
  expect(complained).toContain('postgres://127.0.0.1:1/db')
  expect(complained).not.toContain('hidden')
})

it('[options] forget --help says how', async () => {
  expect((await run('--help')).printed).toMatch(/^Usage: mismatch-server forget --device ID/)
})
