import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { describeStore } from '../store.contract.ts'
import type { Store } from '../store.ts'
import { createSqliteStore } from './sqlite.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

let ids = 0
function storeIn(path: string): Store {
  const store = createSqliteStore(path, () => `id ${String(++ids)}`)
  onTestFinished(() => store.close())
  return store
}

async function opened(path: string): Promise<Store> {
  const store = storeIn(path)
  await store.open()
  return store
}

describeStore('the store in SQLite', () => opened(join(folder(), 'mismatch.db')))

const ban = { id: 'one', user: 'ann', device: null, address: null, reason: 'rude', at: 1, until: null, by: 'a test' }

it('[S1] the file is for the server alone, in a folder that is made, whatever its name', async () => {
  const path = join(folder(), 'data of ? & #1 % ü', 'mismatch.db')
  const store = await opened(path)
  await store.bans.add(ban)
  for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('[S1] what was kept is there again, and a new version changes nothing of it', async () => {
  const path = join(folder(), 'mismatch.db')
  const first = await opened(path)
  await first.bans.add(ban)
  await first.close()
  expect(await (await opened(path)).bans.get('one')).toEqual(ban)
})

it('[S1] two servers that start at once on one file both work, and see what the other writes', async () => {
  const path = join(folder(), 'mismatch.db')
  const stores = [storeIn(path), storeIn(path), storeIn(path)]
  await Promise.all(stores.map((store) => store.open()))
  await Promise.all(stores.map((store, index) => store.bans.add({ ...ban, id: String(index) })))
  for (const store of stores) expect((await store.bans.active(0, 9)).length).toBe(3)
})

it('[S1] a file that is no database, and a folder that cannot be written, are refused; open() may be tried again', async () => {
  const path = join(folder(), 'mismatch.db')
  writeFileSync(path, 'this is no database, and long enough to be taken for one that is broken'.repeat(20))
  const store = storeIn(path)
  await expect(store.open()).rejects.toThrow(/not a database/)
  await expect(store.bans.get('one')).rejects.toThrow('not open')
  rmSync(path)
  await store.open()
  expect(await store.bans.get('one')).toBe(null)
  const file = join(folder(), 'a file')
  writeFileSync(file, '')
  await expect(storeIn(join(file, 'mismatch.db')).open()).rejects.toThrow(/^(EEXIST|ENOTDIR)/)
})

it('[S1] a file that is there keeps the mode that its owner gave it', async () => {
  const path = join(folder(), 'shared', 'mismatch.db')
  mkdirSync(join(path, '..'))
  writeFileSync(path, '')
  chmodSync(path, 0o660)
  await opened(path)
  expect(statSync(path).mode & 0o777).toBe(0o660)
})

it('[S1] a transaction that fails leaves nothing behind, and the next goes on', async () => {
  const store = createSqliteStore(join(folder(), 'mismatch.db'), () => 'the same id')
  onTestFinished(() => store.close())
  await store.open()
  const report = {
    reason: 'spam' as const,
    reporter: { user: 'ann', device: null },
    reported: { user: 'bob', device: null },
    at: 1,
    sessionMs: 1,
  }
  await store.reports.add({ ...report, session: 'one' })
  const other = { user: 'cat', device: null }
  await expect(store.reports.add({ ...report, session: 'two', reporter: other })).rejects.toThrow(/UNIQUE/)
  expect(await store.blocks.barredFor(other, 1, 9)).toEqual([])
  expect(await store.reports.add({ ...report, session: 'one' })).toEqual({ reportId: 'the same id' })
})
