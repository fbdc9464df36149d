import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:tls'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createMatchServer } from '../match-server.ts'
import { ownFolder, pem, pemFiles } from '../testing/pem.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { Served } from '../testing/served.ts'
import { LOOK_EVERY_MS } from './certificate-keeper.ts'
import { selfSigned } from './self-signed.ts'

const DAY_MS = 86_400_000

/** What a server shows, by its fingerprint. */
async function shown(url: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}

async function get(url: string, ca: string): Promise<{ headers: NodeJS.Dict<string | string[]>; body: string }> {
  const asked = request(url, { ca, agent: false }).end()
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream & { headers: NodeJS.Dict<string> }]
  return { headers: response.headers, body: await text(response) }
}

it('[HTTP] with a certificate pages and calls go over TLS, and browsers are told to insist on it', async () => {
  const own = await pem()
  const served = await Served.start(pemFiles(ownFolder(), own))
  expect(served.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const { headers, body } = await get(`${served.url}/health`, own.cert)
  expect([body, headers['strict-transport-security']]).toEqual(['OK', 'max-age=31536000'])
  const local = await get(`https://localhost:${new URL(served.url).port}/health`, own.cert)
  expect(local.headers['strict-transport-security']).toBeUndefined()
  const [a, b] = [await served.connect(undefined, { ca: own.cert }), await served.connect(undefined, { ca: own.cert })]
  for (const client of [a, b]) {
    client.send({ type: 'Hello' })
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video' })
  }
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  a.send({ type: 'Typing', session_id, active: true })
  await b.hear('Typing')
  expect(await served.server.metrics()).toMatch(
    /^mismatch_certificate_expiry_timestamp_seconds 1\.\d+e\+?9|^mismatch_certificate_expiry_timestamp_seconds \d{10}/m,
  )
})

it('[HTTP] files that change are shown within a minute, and nobody is dropped', async () => {
  const [folder, first, second] = [ownFolder(), await pem(), await pem()]
  const served = await Served.start(pemFiles(folder, first))
  const client = await served.connect(undefined, { ca: first.cert })
  client.send({ type: 'Hello' })
  await client.hear('Welcome')
  const before = await shown(served.url)
  /** A minute in which the client shows that it lives. */
  const pass = async () => {
    for (let part = 0; part < 3; part++) {
      served.clock.advance(LOOK_EVERY_MS / 3)
      await client.settle()
    }
  }
  // The certificate comes first, and for a moment does not fit to the key.
  writeFileSync(join(folder, 'cert.pem'), second.cert)
  await pass()
  expect(await shown(served.url)).toBe(before)
  expect(served.logged.join()).toMatch(/key\.pem: this key does not belong to .*certificate not renewed/)
  writeFileSync(join(folder, 'key.pem'), second.key)
  await pass()
  expect(await shown(served.url)).not.toBe(before)
  client.send({ type: 'Ready', media: 'video' })
  await client.hear('Waiting')
  expect(served.logged.join()).toContain('certificate renewed')
})

it('[HTTP] files may be read again at once; ones that are gone change nothing', async () => {
  const [folder, second] = [ownFolder(), await pem()]
  const served = await Served.start(pemFiles(folder, await pem()))
  const before = await shown(served.url)
  pemFiles(folder, second)
  served.server.renewCertificate()
  const after = await shown(served.url)
  expect(after).not.toBe(before)
  rmSync(join(folder, 'cert.pem'))
  served.server.renewCertificate()
  served.clock.advance(LOOK_EVERY_MS)
  expect(await shown(served.url)).toBe(after)
})

it.each<[string, (files: { tlsCert: string; tlsKey: string }) => Promise<void> | void, RegExp]>([
  [
    'a certificate that is not there',
    ({ tlsCert }) => rmSync(tlsCert),
    /^tls-cert .*cert\.pem: cannot be read: ENOENT/,
  ],
  ['a key that is not there', ({ tlsKey }) => rmSync(tlsKey), /^tls-key .*key\.pem: cannot be read: ENOENT/],
  ['no certificate', ({ tlsCert }) => writeFileSync(tlsCert, 'hello'), /^tls-cert .*: expected a certificate in PEM/],
  ['no key', ({ tlsKey }) => writeFileSync(tlsKey, 'hello'), /^tls-key .*: expected a private key in PEM/],
  [
    'the key of another',
    async ({ tlsKey }) => writeFileSync(tlsKey, (await pem()).key),
    /^tls-key .*key\.pem: this key does not belong to tls-cert .*cert\.pem/,
  ],
])('[server] %s is named at the start, and nothing listens', async (_, spoil, fault) => {
  const files = pemFiles(ownFolder(), await pem())
  await spoil(files)
  const server = createMatchServer({ ...files, port: 0, logLevel: 'silent', secret: 'a secret of the tests' })
  await expect(server.listen()).rejects.toMatchObject({
    code: 'bad_certificate',
    message: expect.stringMatching(fault) as string,
  })
  await server.close()
})

it('[HTTP] a self-signed certificate names this machine, is used again after a restart, and binds no browser to TLS', async () => {
  const dataDir = ownFolder()
  const first = await Served.start({ tls: 'self-signed', dataDir }, new FakeClock(Date.now()))
  const fingerprint = await shown(first.url)
  const cert = readFileSync(join(dataDir, 'self-signed.pem'), 'utf8').split('-----BEGIN PRIVATE')[0]!
  const { headers } = await get(`https://localhost:${new URL(first.url).port}/health`, cert)
  expect(headers['strict-transport-security']).toBeUndefined()
  await first.server.close()
  const second = await Served.start({ tls: 'self-signed', dataDir }, new FakeClock(Date.now()))
  expect(await shown(second.url)).toBe(fingerprint)
  expect((await second.server.listen()).fingerprint).toBe(fingerprint)
})

it('[HTTP] a self-signed certificate is made anew when it is about to end, when the machine has another address, and when it is spoilt', async () => {
  const dataDir = ownFolder()
  const names = { hosts: ['localhost'], addresses: ['127.0.0.1', '::1'] }
  const at = async (now: number, more: string[] = []) => {
    const addresses = [...names.addresses, ...more]
    const onUnkept = () => expect.unreachable()
    return (await selfSigned({ dataDir, now, onUnkept, names: { ...names, addresses } })).fingerprint
  }
  const now = Date.now()
  const first = await at(now)
  expect(await at(now + 300 * DAY_MS)).toBe(first)
  const late = await at(now + 340 * DAY_MS)
  expect(late).not.toBe(first)
  const moved = await at(now + 340 * DAY_MS, ['192.0.2.7'])
  expect(moved).not.toBe(late)
  expect(await at(now + 340 * DAY_MS)).toBe(moved)
  writeFileSync(join(dataDir, 'self-signed.pem'), 'spoilt')
  expect(await at(now)).not.toBe(moved)
})

it('[HTTP] a folder that cannot be written costs the certificate its next start, not this one', async () => {
  const unkept: unknown[] = []
  const file = join(ownFolder(), 'file')
  writeFileSync(file, '')
  const names = { hosts: ['localhost'], addresses: ['127.0.0.1'] }
  const onUnkept = (thrown: unknown) => unkept.push(thrown)
  const made = await selfSigned({ dataDir: join(file, 'below'), now: Date.now(), names, onUnkept })
  expect(made.cert).toContain('BEGIN CERTIFICATE')
  expect(unkept).toHaveLength(1)
})
