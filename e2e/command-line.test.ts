import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { SUBPROTOCOL } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
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
