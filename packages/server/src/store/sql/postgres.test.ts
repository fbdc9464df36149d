import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { PostgresServer } from '../../testing/postgres-server.ts'
import { describeStore } from '../store.contract.ts'
import type { Store } from '../store.ts'
import { createPostgresStore } from './postgres.ts'

let server: PostgresServer

beforeAll(async () => {
  server = await PostgresServer.start()
}, 60_000)

afterAll(() => server.end(), 60_000)

let ids = 0
function storeIn(database: string): Store {
  const store = createPostgresStore(server.urlOf(database), () => `id ${String(++ids)}`)
  onTestFinished(() => store.close())
  return store
}

describeStore('the store in Postgres', async () => {
  const store = storeIn(await server.emptyDatabase())
  await store.open()
  return store
})

const ban = { id: 'one', user: 'ann', device: null, address: null, reason: 'rude', at: 1, until: null, by: 'a test' }

it('[S1] servers that start at once on one database all work, beside tables of others', async () => {
  const database = await server.emptyDatabase()
  await server.run(database, 'create table reports (theirs text); create table bans (theirs text)')
  const stores = [storeIn(database), storeIn(database), storeIn(database), storeIn(database)]
  await Promise.all(stores.map((store) => store.open()))
  await Promise.all(stores.map((store, index) => store.bans.add({ ...ban, id: String(index) })))
  for (const store of stores) expect((await store.bans.active(0, 9)).length).toBe(4)
})

it('[S1] a connection that is cut while nobody uses it is replaced', async () => {
  const database = await server.emptyDatabase()
  const store = storeIn(database)
  await store.open()
  await server.run('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`)
  await expect.poll(() => store.bans.get('one').catch(() => 'cut')).toBe(null)
})

it('[S1] it leaves no connection behind', async () => {
  const database = await server.emptyDatabase()
  const store = storeIn(database)
  await store.open()
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.bans.add({ ...ban, id: String(index) })))
  await store.close()
  const open = `select count(*)::int as count from pg_stat_activity where datname = '${database}'`
  await expect.poll(() => server.run<{ count: number }>('postgres', open)).toEqual([{ count: 0 }])
})

it('[S1] a database that is not there is refused, and open() may be tried again', async () => {
  const name = 'not_there_yet'
  const store = storeIn(name)
  await expect(store.open()).rejects.toMatchObject({ code: '3D000' })
  await server.run('postgres', `create database ${name}`)
  await store.open()
  expect(await store.bans.get('one')).toBe(null)
})
