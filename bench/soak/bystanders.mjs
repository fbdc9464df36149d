// Two people in a call, in a process of their own, so that only the server can keep them waiting: one writes, the other answers at once.
import { performance } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { answer } from '../child.mjs'

/** How often one writes, in ms: well below the server's limit of frames. */
const EVERY_MS = 25

let pair
let timer
let times = []

answer({ connect, show, begin, end })

/** Two who are in a session, in a pool of their own. */
async function connect(url) {
  const [a, b] = [new Person(url), new Person(url)]
  for (const person of [a, b]) {
    await person.hear('Welcome')
    person.say({ type: 'Ready', pool: 'bystanders', media: 'video' })
  }
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  b.onFrame = (frame) => {
    if (frame.type === 'Typing') b.say(frame)
  }
  a.onFrame = (frame) => {
    if (frame.type === 'Typing') times.push(performance.now() - a.askedAt.shift())
  }
  pair = { a, b, session_id }
}

/** The two show that they are still there, however late it is. */
async function show() {
  for (const person of [pair.a, pair.b]) {
    person.say({ type: 'Ping', received: 0 })
    await person.hear('Pong')
  }
}

function begin() {
  const { a, session_id } = pair
  times = []
  timer = setInterval(() => {
    a.askedAt.push(performance.now())
    a.say({ type: 'Typing', session_id, active: true })
  }, EVERY_MS)
}

/** The round trips since `begin`, in ms; an error if one of the two was closed or got no answer. */
async function end() {
  clearInterval(timer)
  const deadline = performance.now() + 5_000
  while (pair.a.askedAt.length > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  for (const { closed } of [pair.a, pair.b]) if (closed !== null) throw new Error(`a bystander was closed: ${closed}`)
  if (pair.a.askedAt.length > 0) throw new Error(`${pair.a.askedAt.length} frames of a bystander were never answered`)
  const sorted = times.toSorted((x, y) => x - y)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) }
}

class Person {
  /** When each frame went out that is not answered yet. */
  askedAt = []
  closed = null
  onFrame = () => undefined
  #socket
  #received = 0
  #heard = []
  #wake = () => undefined

  constructor(url) {
    this.#socket = new WebSocket(url, 'mismatch.v1', { perMessageDeflate: false })
    this.#socket.on('open', () => this.#socket.send('{"type":"Hello"}'))
    this.#socket.on('message', (data) => this.#read(JSON.parse(data.toString())))
    this.#socket.on('close', (code) => (this.closed = code))
    this.#socket.on('error', (error) => (this.closed ??= error.message))
  }

  say(frame) {
    this.#socket.send(JSON.stringify(frame))
  }

  /** The next frame of this type; those before it are passed over. */
  async hear(type) {
    for (;;) {
      const frame = this.#heard.shift()
      if (frame?.type === type) return frame
      if (frame === undefined) await new Promise((resolve) => (this.#wake = resolve))
    }
  }

  #read(frame) {
    // Rule H4.
    if (frame.type === 'Ping') this.say({ type: 'Pong', received: this.#received })
    else if (frame.type !== 'Pong' && frame.type !== 'Welcome') this.#received++
    this.#heard.push(frame)
    if (this.#heard.length > 16) this.#heard.shift()
    this.#wake()
    this.onFrame(frame)
  }
}
