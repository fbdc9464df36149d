import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { databaseUrl } from '../config/database-url.ts'
import { MatchServerError } from '../errors.ts'
import { createMatchServer } from '../match-server.ts'
import { placeOf } from './open-store.ts'

const place = (url: string) => placeOf({ databaseUrl: url, dataDir: 'data' })

it.each([
  ['', resolve('data/mismatch.db')],
  ['file:other.db', resolve('other.db')],
  ['file:/var/lib/a b.db', '/var/lib/a b.db'],
  ['file:///var/lib/mismatch.db', '/var/lib/mismatch.db'],
  ['memory:', 'memory'],
  ['postgres://ann:secret@db.example:5433/chat?sslkey=secret', 'postgres://db.example:5433/chat'],
  ['postgresql://db.example/chat', 'postgres://db.example/chat'],
])('[S5] %s is said to be %s', (url, said) => {
  expect(databaseUrl.read(url)).toEqual({ value: url })
  expect(place(url)).toBe(said)
})

it.each(['mysql://db/chat', 'postgres://', 'chat.db', 'file:', 'file:folder/', 'file://host/chat.db', 'memory', 5])(
  '[options] %j is no database, and is not quoted',
  (url) => {
    expect(databaseUrl.read(url)).toEqual({ fault: expect.stringMatching(/^expected postgres:/) as string })
    const make = () => createMatchServer({ databaseUrl: url as string })
    expect(make).toThrow(/^options\.databaseUrl: expected postgres/)
  },
)

it('[server] a store that cannot be opened is named, with what to do, and without its password', async () => {
  const url = 'postgres://ann:hidden@127.0.0.1:1/db'
  const server = createMatchServer({ port: 0, logLevel: 'silent', databaseUrl: url, secret: 'a secret of the tests' })
  const refused: unknown = await server.listen().catch((thrown: unknown) => thrown)
  await server.close()
  expect(refused).toBeInstanceOf(MatchServerError)
  expect(refused).toMatchObject({ code: 'store_unavailable', retryable: true })
  expect((refused as Error).message).toMatch(
    /^the store in postgres:\/\/127\.0\.0\.1:1\/db cannot be opened: .*ECONNREFUSED.*--database-url/,
  )
  expect((refused as Error).message).not.toContain('hidden')
})
