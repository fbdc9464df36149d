// Everybody who means harm: connections that open, send spoilt frames and drop, in every way there is to drop.
import { WebSocket } from 'ws'
import { answer } from '../child.mjs'
import { mutated, seeded } from './mutations.mjs'

/** How many are open at once, and after how many frames each waits until the server has read them. */
const AT_ONCE = 16
const BATCH = 10
/** The most that one connection sends. */
const MOST = 1_000

answer({ run, pass })

/** @returns how many frames went out and how the connections ended: the server's close codes, and `dropped` by the client */
async function run(url, frames, connections, seed) {
  const chance = seeded(seed)
  const result = { sent: 0, ends: {} }
  let left = connections
  const worker = async () => {
    while (left > 0 || result.sent < frames) {
      // The server ends many of them early; those that stay send what these have not.
      const share = Math.ceil(Math.max(0, frames - result.sent) / Math.max(AT_ONCE, left))
      left--
      await visit(url, Math.min(share, MOST), chance, result)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, connections) }, worker))
  return result
}

/** Two people meet and part: what the server remembers of meetings long ago, it forgets when a new one ends. */
async function pass(url) {
  const people = []
  for (let count = 0; count < 2; count++) {
    const socket = new WebSocket(url, ['mismatch.v1'], { perMessageDeflate: false })
    people.push(socket)
    await heard(socket, 'Welcome', () => socket.send('{"type":"Hello"}'))
    const said = count === 0 ? 'Waiting' : 'Paired'
    await heard(socket, said, () => socket.send('{"type":"Ready","pool":"passing","media":"video"}'))
  }
  const [left, stayed] = people
  await heard(stayed, 'PeerLeft', () => left.send('{"type":"Leave"}'))
  for (const socket of people) {
    socket.close()
    await new Promise((resolve) => socket.once('close', resolve))
  }
}

/** Says something, once it can, and waits for a frame of this type. */
async function heard(socket, type, say) {
  if (socket.readyState !== WebSocket.OPEN) await new Promise((resolve) => socket.once('open', resolve))
  await new Promise((resolve) => {
    socket.on('message', (data) => {
      if (JSON.parse(data.toString()).type === type) resolve()
    })
    say()
  })
}

async function visit(url, frames, chance, result) {
  const dialect = chance(2) === 0 ? 'v1' : 'classic'
  const socket = new WebSocket(url, dialect === 'v1' ? ['mismatch.v1'] : [], { perMessageDeflate: false })
  let code = null
  const ended = new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', (given) => {
      code = given
      resolve()
    })
  })
  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), ended])
  // A few say Hello wrongly, or not at all.
  if (dialect === 'v1' && chance(20) > 0) socket.send('{"type":"Hello"}')
  for (let at = 0; at < frames && code === null; at += BATCH) {
    const count = Math.min(BATCH, frames - at)
    for (let each = 0; each < count; each++) socket.send(mutated(dialect, chance), { binary: false })
    result.sent += count
    const read = new Promise((resolve) => socket.once('pong', resolve))
    socket.ping()
    await Promise.race([read, ended])
  }
  if (code === null && socket.readyState === WebSocket.OPEN) {
    const how = ['terminate', 'close'][chance(2)]
    socket[how]()
    await ended
    result.ends.dropped = (result.ends.dropped ?? 0) + 1
  } else {
    socket.terminate()
    result.ends[code] = (result.ends[code] ?? 0) + 1
  }
}
