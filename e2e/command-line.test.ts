import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { SUBPROTOCOL } from '@mismatch/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { certify } from './support/certify.ts'
import { ServerProcess } from './support/server.ts'

const cli = fileURLToPath(new URL('../packages/server/dist/cli.js', import.meta.url))

/** Runs the command to its end. */
async function run(flags: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...flags], { env: { ...process.env, ...env } })
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ])
  return { code, out, err }
}

it('[options] every fault is named at once, with where it came from, and nothing starts', async () => {
  const { code, err } = await run(['--prot', '80', '--port', '99999', '--classic', 'maybe'], {
    MISMATCH_DRAIN_MS: 'soon',
  })
  expect(code).toBe(2)
  expect(err).toMatch(/--prot.*--port/)
  expect(err).toMatch(/--port.*99999/)
  expect(err).toMatch(/--classic.*maybe.*auto/)
  expect(err).toMatch(/MISMATCH_DRAIN_MS.*soon/)
})

it('[options] --help names every option with its default', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const name of ['--port', '--rematch-cooldown-ms', '--trusted-proxies', '--drain-ms']) expect(out).toContain(name)
})

it('[options] a port in use is named, with what to do', async () => {
  const server = await ServerProcess.start()
  const { code, err } = await run(['--port', server.port])
  expect(code).toBe(1)
  expect(err).toContain(server.port)
  expect(err).toMatch(/in use/)
  await server.stop()
})

it('[E3] SIGTERM: Draining, close 1012, exit 0 within ten seconds, also with one who does not answer', async () => {
  const server = await ServerProcess.start('--drain-ms', '500')
  const socket = new WebSocket(server.wsUrl, SUBPROTOCOL)
  const silent = new WebSocket(server.wsUrl, SUBPROTOCOL)
  silent.on('error', () => undefined)
  await Promise.all([once(socket, 'open'), once(silent, 'open')])
  const heard: string[] = []
  const welcomed = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      heard.push((JSON.parse(String(data)) as { type: string }).type)
      resolve()
    })
  })
  socket.send('{"type":"Hello"}')
  silent.send('{"type":"Hello"}')
  await welcomed
  silent.pause()
  const started = performance.now()
  const closed = once(socket, 'close') as Promise<[number]>
  expect(await server.stop()).toBe(0)
  expect(performance.now() - started).toBeLessThan(10_000)
  expect((await closed)[0]).toBe(1012)
  expect(heard).toEqual(['Welcome', 'Draining'])
  silent.terminate()
})

it('[options] check-config reads what the server would, and starts nothing', async () => {
  const good = await run(['check-config', '--port', '0'])
  expect(good).toMatchObject({ code: 0, err: '' })
  expect(good.out).toMatch(/^ok\n/)
  const bad = await run(['check-config'], { MISMATCH_SECRET_FILE: '/no/such/file' })
  expect(bad).toMatchObject({ code: 2, out: '' })
  expect(bad.err).toMatch(/MISMATCH_SECRET_FILE: "\/no\/such\/file" cannot be read/)
})

it('[HTTP] SIGHUP has a server show its renewed certificate, and drops nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mismatch-tls-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  certify(cert, key)
  const server = await ServerProcess.start('--tls-cert', cert, '--tls-key', key)
  onTestFinished(async () => {
    await server.stop()
  })
  const socket = new WebSocket(server.wsUrl, SUBPROTOCOL, { rejectUnauthorized: false })
  await once(socket, 'open')
  const before = await shown(server.port)
  certify(cert, key)
  server.signal('SIGHUP')
  await expect.poll(() => shown(server.port)).not.toBe(before)
  socket.send('{"type":"Hello"}')
  const [welcome] = (await once(socket, 'message')) as [Buffer]
  expect(welcome.toString()).toContain('"Welcome"')
  socket.terminate()
})

/** The certificate that a server shows, by its fingerprint. */
async function shown(port: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}
