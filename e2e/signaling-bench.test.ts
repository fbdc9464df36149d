import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { connectPair } from '../bench/relay/pairs.mjs'
import { work } from '../bench/relay/work.mjs'

it('[F7] the bench runs: both relays hand on every frame byte for byte, in both dialects', () => {
  const bench = fileURLToPath(new URL('../bench/relay/bench.mjs', import.meta.url))
  const few = ['--pairs', '2', '--rounds', '1', '--frames', '208', '--out', '']
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, ...few], {
    encoding: 'utf8',
    timeout: 110_000,
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  for (const name of ['ping-pong, v1', 'ping-pong, classic', 'trickle, v1', 'trickle, classic']) {
    expect(stdout).toMatch(new RegExp(`\\| ${name} \\| \\d+\\.\\d\\d \\|`))
  }
})

/** What a relay may do to a frame on its way. */
type Relay = (frame: Buffer, to: WebSocket) => void
const asText = { binary: false }

it.each<[string, Relay, string]>([
  [
    'changes a letter',
    (frame, to) => {
      to.send(frame.toString().replace('type', 'Type'), asText)
    },
    'changed',
  ],
  [
    'stringifies anew',
    (frame, to) => {
      to.send(JSON.stringify({ ...JSON.parse(frame.toString()), n: 1 }), asText)
    },
    'changed',
  ],
  [
    'makes it binary',
    (frame, to) => {
      to.send(frame)
    },
    'binary',
  ],
  [
    'sends each twice',
    (frame, to) => {
      to.send(frame, asText)
      to.send(frame, asText)
    },
    'changed',
  ],
  [
    'closes',
    (_, to) => {
      to.close(4002)
    },
    'closed with 4002',
  ],
])('[F7] a relay that %s is found out', async (_, relay, why) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  server.on('connection', (socket) => {
    socket.on('message', (frame: Buffer) => {
      for (const other of server.clients) if (other !== socket) relay(frame, other)
    })
  })
  await once(server, 'listening')
  const pair = await connectPair['bare v1'](`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
  await expect(work.trickle(pair, 2)).rejects.toThrow(why)
})
