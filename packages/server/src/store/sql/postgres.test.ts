import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import pg from 'pg'
import { postgresPrograms } from '../../../../../scripts/programs.mjs'
import { describeStore } from '../store.contract.ts'
import type { Store } from '../store.ts'
import { createPostgresStore } from './postgres.ts'

// A real Postgres of its own, in a folder, on a socket file: no port, and nothing of the machine's own.

let folder: string
let server: ChildProcess
let databases = 0

/** Postgres does not run as root. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

beforeAll(async () => {
  const programs = postgresPrograms()
  const user = otherUser()
  folder = mkdtempSync(join(tmpdir(), 'mismatch-pg-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'mismatch', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(programs.initdb, init, { ...user, cwd: folder, stdio: 'ignore' })
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=60']
  server = spawn(programs.postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  for await (const line of createInterface({ input: server.stderr! })) {
    if (line.includes('ready to accept connections')) break
  }
  server.stderr!.resume()
}, 60_000)

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await ended
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

function urlOf(database: string): string {
  return `postgres://mismatch@${encodeURIComponent(folder)}/${database}`
}

async function run<Row>(database: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows as Row[]
}

async function emptyDatabase(): Promise<string> {
  const name = `test_${String(++databases)}`
  await run('postgres', `create database ${name}`)
  return name
}

let ids = 0
function storeIn(database: string): Store {
  const store = createPostgresStore(urlOf(database), () => `id ${String(++ids)}`)
  onTestFinished(() => store.close())
  return store
}

describeStore('the store in Postgres', async () => {
  const store = storeIn(await emptyDatabase())
  await store.open()
  return store
})

const ban = { id: 'one', user: 'ann', device: null, address: null, reason: 'rude', at: 1, until: null, by: 'a test' }

it('[S1] servers that start at once on one database all work, beside tables of others', async () => {
  const database = await emptyDatabase()
  await run(database, 'create table reports (theirs text); create table bans (theirs text)')
  const stores = [storeIn(database), storeIn(database), storeIn(database), storeIn(database)]
  await Promise.all(stores.map((store) => store.open()))
  await Promise.all(stores.map((store, index) => store.bans.add({ ...ban, id: String(index) })))
  for (const store of stores) expect((await store.bans.active(0, 9)).length).toBe(4)
})

it('[S1] a connection that is cut while nobody uses it is replaced', async () => {
  const database = await emptyDatabase()
  const store = storeIn(database)
  await store.open()
  await run('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`)
  await expect.poll(() => store.bans.get('one').catch(() => 'cut')).toBe(null)
})

it('[S1] it leaves no connection behind', async () => {
  const database = await emptyDatabase()
  const store = storeIn(database)
  await store.open()
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.bans.add({ ...ban, id: String(index) })))
  await store.close()
  const open = `select count(*)::int as count from pg_stat_activity where datname = '${database}'`
  await expect.poll(() => run<{ count: number }>('postgres', open)).toEqual([{ count: 0 }])
})

it('[S1] a database that is not there is refused, and open() may be tried again', async () => {
  const name = `test_${String(++databases)}`
  const store = storeIn(name)
  await expect(store.open()).rejects.toMatchObject({ code: '3D000' })
  await run('postgres', `create database ${name}`)
  await store.open()
  expect(await store.bans.get('one')).toBe(null)
})
