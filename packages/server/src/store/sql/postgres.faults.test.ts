import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ownFolder, pem, pemFiles } from '../../testing/pem.ts'
import { PostgresServer, type OverTcp } from '../../testing/postgres-server.ts'
import { Served } from '../../testing/served.ts'
import { createPostgresStore, type Patience } from './postgres.ts'

const TIMEOUT_MS = 60_000

async function start(tcp?: OverTcp): Promise<PostgresServer> {
  const server = await PostgresServer.start(tcp)
  onTestFinished(() => server.end(), TIMEOUT_MS)
  return server
}

function storeAt(url: string, patience?: Patience) {
  const store = createPostgresStore(url, () => 'an id', patience)
  onTestFinished(() => store.close())
  return store
}

it(
  '[S1] a database that goes away while the server runs: reports are refused, calls and blocks go on, and it is used again when it is back',
  { timeout: TIMEOUT_MS },
  async () => {
    const postgres = await start()
    const served = await Served.start({ databaseUrl: postgres.urlOf(await postgres.emptyDatabase()) })
    const { a, b, session_id } = await served.pair()

    await postgres.stop()
    a.send({ type: 'Typing', session_id, active: true })
    expect(await b.hear('Typing')).toMatchObject({ active: true })
    a.send({ type: 'Report', session_id, reason: 'spam' })
    expect(await a.hear('Error')).toMatchObject({ code: 'internal', ref: 'Report' })
    expect((await a.hear('Waiting')).reason).toBe('only_incompatible')
    const c = await served.join()

    await postgres.start()
    c.send({ type: 'Ready', media: 'video' })
    const { session_id: next } = await c.hear('Paired')
    c.send({ type: 'Report', session_id: next, reason: 'spam' })
    expect(await c.hear('Reported')).toMatchObject({ session_id: next })
  },
)

it(
  '[S1] connections that the network has swallowed are given up, and others take their place',
  { timeout: TIMEOUT_MS },
  async () => {
    const postgres = await start()
    const wire = await Wire.to(postgres)
    const store = storeAt(wire.urlOf(await postgres.emptyDatabase()), {
      connectionTimeoutMillis: 500,
      query_timeout: 500,
      maxLifetimeSeconds: 1,
    })
    await store.open()
    await store.bans.get('one')
    wire.swallow()
    await expect(store.bans.get('one')).rejects.toThrow('timeout')
    await expect.poll(() => store.bans.get('one').catch(() => 'swallowed'), { timeout: 20_000 }).toBe(null)
  },
)

describe('[S1] over the network, with TLS and a password,', () => {
  it(
    'it is taken by who vouches for it, and refused with the reason and without the password',
    { timeout: TIMEOUT_MS },
    async () => {
      const certificate = await pem()
      const { tlsCert } = pemFiles(ownFolder(), certificate)
      const postgres = await start({ ...certificate, password: 'open-sesame' })
      const url = postgres.urlOf(await postgres.emptyDatabase())
      const refused = (given: string) =>
        storeAt(given)
          .open()
          .then(
            () => 'let in',
            (thrown: Error) => thrown.message,
          )

      const store = storeAt(`${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(tlsCert)}`)
      await store.open()
      expect(await store.bans.get('one')).toBe(null)

      expect(await refused(`${url}?sslmode=verify-full`)).toMatch(/self.signed/)
      expect(await refused(url)).toMatch(/no encryption/)
      const wrong = await refused(`${url.replace('sesame', 'barley')}?sslmode=no-verify`)
      expect(wrong).toMatch(/password authentication failed/)
      expect(wrong).not.toContain('barley')
    },
  )
})

/** A way to a database on which what is open may fall silent. */
class Wire {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mismatch-wire-'))
  readonly #open = new Set<Socket>()

  static async to(postgres: PostgresServer): Promise<Wire> {
    const wire = new Wire()
    const target = decodeURIComponent(new URL(postgres.urlOf('any')).host)
    const name = '.s.PGSQL.5432'
    const server = createServer((near) => {
      const far = connect(join(target, name))
      for (const socket of [near, far]) {
        wire.#open.add(
          socket
            .on('error', () => undefined)
            .on('close', () => {
              near.destroy()
              far.destroy()
            }),
        )
      }
      near.pipe(far).pipe(near)
    })
    await new Promise<void>((resolve) => server.listen(join(wire.#folder, name), resolve))
    onTestFinished(() => {
      server.close()
      for (const socket of wire.#open) socket.destroy()
      rmSync(wire.#folder, { recursive: true, force: true })
    })
    return wire
  }

  urlOf(database: string): string {
    return `postgres://mismatch@${encodeURIComponent(this.#folder)}/${database}`
  }

  /** What is open now carries nothing any more, and nobody is told. */
  swallow(): void {
    for (const socket of this.#open) socket.unpipe().pause()
  }
}
