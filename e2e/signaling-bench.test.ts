import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { connectPair } from '../bench/signaling/people/pair.mjs'
import { Pairing } from '../bench/signaling/servers/pairing.mjs'
import { exchanges } from '../bench/signaling/work/exchange.mjs'
import { steady } from '../bench/signaling/work/steady.mjs'

const bench = fileURLToPath(new URL('../bench/signaling/bench.mjs', import.meta.url))
const promises = fileURLToPath(new URL('../bench/promises/promises.mjs', import.meta.url))
// Those that come with the repository.
const few = ['--pairs', '2', '--rounds', '1', '--frames', '208', '--people', '40', '--churns', '20', '--crowds', '1']
const ours = ['--rate', '500', '--servers', 'ours,bare']

it('[F7] the bench of signaling runs: every workload, both servers hand on every frame byte for byte', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, ...few, ...ours, '--out', ''], {
    encoding: 'utf8',
    timeout: 55_000,
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const ratio = String.raw`\d+\.\d\d \(\d+\.\d\d – \d+\.\d\d\)`
  for (const work of ['relay', 'trickle', 'storm', 'herd', 'churn']) {
    for (const dialect of ['classic', 'v1']) {
      // Processor time and time on the wall.
      expect(stdout.match(new RegExp(`^\\| ${work}, ${dialect} \\| ${ratio} \\|$`, 'gm'))).toHaveLength(2)
    }
  }
  // The fixed rate, and memory.
  expect(stdout.match(new RegExp(`^\\| (ours|bare)[^|]*(\\| ${ratio} ){4}\\|$`, 'gm'))).toHaveLength(4)
  expect(stdout.match(/^\| (ours|bare)[^|]*(\| -?\d+\.\d \([^|]*){2}\|[^|]+\|$/gm)).toHaveLength(3)
})

it('[bench] the promises are tried, and their figures go between the marks of a page, which else stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mismatch-promises-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const page = join(folder, 'page.md')
  writeFileSync(page, 'before\n<!-- promises -->\nold\n<!-- /promises -->\nafter\n')
  const some = ['--people', '40', '--rate', '100', '--report', '--out', page]
  const { status, stdout } = spawnSync(process.execPath, [promises, ...some], { encoding: 'utf8', timeout: 55_000 })
  expect(status).toBe(0)
  expect(stdout).toMatch(/^\| 40 wait: .* \| \d+ MiB \| yes \|$/m)
  expect(stdout).toMatch(/^\| 100 joins a second: .* \| \d+\.\d\d ms \| (yes|no) \|$/m)
  expect(stdout).toMatch(/, all were paired, for$/m)
  expect(stdout).toMatch(/: 20 pairs, p50$/m)
  expect(readFileSync(page, 'utf8')).toBe(
    `before\n<!-- promises -->\n\n${stdout.trim()}\n\n<!-- /promises -->\nafter\n`,
  )
})

it.each([
  [['--people', '41'], '--people is a multiple of 4'],
  [['--frames', 'many'], '--frames is a whole number'],
  [['--servers', 'ours,theirs'], 'there is no theirs'],
])('[bench] what cannot be asked for is said before anything starts: %s', (asked, fault) => {
  const { status, stderr } = spawnSync(process.execPath, [bench, ...asked, '--out', ''], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain(fault)
})

it('[bench] no process outlives a bench that is killed', async () => {
  const run = spawn(process.execPath, [bench, ...few, ...ours, '--out', ''], { stdio: 'ignore' })
  const ended = once(run, 'exit')
  const children = await vi.waitUntil(() => atLeast(2, childrenOf(run.pid ?? 0)), { timeout: 10_000 })
  run.kill('SIGKILL')
  await ended
  await vi.waitUntil(() => children.every((pid) => parentOf(pid) === null), { timeout: 10_000 })
})

/** What a server may do to a frame on its way. */
type Relay = (frame: Buffer, to: WebSocket) => void
const asText = { binary: false }

const spoilt: [string, Relay, string][] = [
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
    'twice',
  ],
  [
    'loses one',
    (frame, to) => {
      if (!frame.includes('192.0.2.3 ')) to.send(frame, asText)
    },
    'lost',
  ],
  ['loses all', () => undefined, 'lost'],
  [
    'lets one overtake another',
    (frame, to) => {
      const wait = frame.includes('192.0.2.3 ') ? 30 : 0
      setTimeout(() => {
        to.send(frame, asText)
      }, wait)
    },
    'out of order',
  ],
  [
    'closes',
    (_, to) => {
      to.close(4002)
    },
    'closed with 4002',
  ],
]

it.each(spoilt)('[F7] a server that %s is found out', async (_, relay, why) => {
  const pair = await connectPair['v1 by classic'](await serve(relay))
  await expect(exchanges.trickle(pair, 2)).rejects.toThrow(why)
})

it('[F7] it is found out at a fixed rate too', async () => {
  const url = await serve((frame, to) => {
    to.send(frame.includes('"n":5') ? frame.toString().replace('rains', 'Rains') : frame, asText)
  })
  const pair = await connectPair['v1 by classic'](url)
  await expect(steady([pair], 200, 20)).rejects.toThrow('changed')
})

/** A pairing server that hands frames on in this way; its URL. */
async function serve(relay: Relay): Promise<string> {
  type Person = { readonly socket: WebSocket; partner: Person | null }
  const words = {
    Waiting: { type: 'Waiting' },
    PeerLeft: { type: 'PeerLeft' },
    Offers: { type: 'Paired', you_are_offerer: true },
    Answers: { type: 'Paired', you_are_offerer: false },
  }
  const pairing = new Pairing<Person>(({ socket }, word) => {
    socket.send(JSON.stringify(words[word]))
  })
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  server.on('connection', (socket) => {
    const person: Person = { socket, partner: null }
    socket.on('message', (frame: Buffer) => {
      if (person.partner !== null) relay(frame, person.partner.socket)
    })
    pairing.arrive(person)
  })
  await once(server, 'listening')
  return `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

/** Null once the process has ended. */
function parentOf(pid: number): number | null {
  try {
    const [, state, parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')) ?? []
    return state === 'Z' ? null : Number(parent)
  } catch {
    return null
  }
}

function atLeast<Item>(count: number, items: Item[]): Item[] | null {
  return items.length >= count ? items : null
}
