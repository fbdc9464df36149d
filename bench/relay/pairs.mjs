// Pairs of clients on real sockets, joined by one relay or the other.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { framesOf } from './frames.mjs'

/** As long as the ids that our server gives, so that both relays carry the same. */
const SESSION_ID = 'x'.repeat(22)

/**
 * @typedef {object} Pair
 * @property {WebSocket} a who offers
 * @property {WebSocket} b
 * @property {ReturnType<typeof framesOf>} frames
 */

/** @type {Record<string, (url: string) => Promise<Pair>>} */
export const connectPair = {
  'bare v1': (url) => bare(url, SESSION_ID),
  'bare classic': (url) => bare(url, undefined),
  'ours v1': v1,
  'ours classic': classic,
}

async function bare(url, session_id) {
  const a = await Person.arrive(url)
  const b = await Person.arrive(url)
  return { a: a.leave(), b: b.leave(), frames: framesOf(session_id) }
}

let pools = 0

async function v1(url) {
  const ready = JSON.stringify({ type: 'Ready', pool: `bench-${pools++}`, media: 'video' })
  const a = await Person.greet(url, ready)
  await a.hear('Waiting')
  const b = await Person.greet(url, ready)
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  return { a: a.leave(), b: b.leave(), frames: framesOf(session_id) }
}

async function classic(url) {
  const a = await Person.arrive(url)
  await a.hear('Waiting')
  const b = await Person.arrive(url)
  await b.hear('Paired')
  await a.hear('Paired')
  const frames = framesOf(undefined)
  // Before the two have described themselves nothing else is passed on (rule C7).
  a.say(frames.offer[0])
  await b.hear('Offer')
  b.say(frames.answer[0])
  await a.hear('Answer')
  return { a: a.leave(), b: b.leave(), frames }
}

/** A socket until it is paired. */
class Person {
  #socket
  #received = 0
  #heard = []
  #wake = () => undefined

  constructor(url, protocol) {
    this.#socket = new WebSocket(url, protocol, { perMessageDeflate: false })
    // From the beginning: the first frame may come with the upgrade.
    this.#socket.on('message', this.#keep)
  }

  static async arrive(url, protocol = []) {
    const person = new Person(url, protocol)
    await once(person.#socket, 'open')
    return person
  }

  static async greet(url, ready) {
    const person = await Person.arrive(url, 'mismatch.v1')
    person.#socket.send('{"type":"Hello"}')
    await person.hear('Welcome')
    person.#socket.send(ready)
    return person
  }

  say(frame) {
    this.#socket.send(frame, { binary: false })
  }

  /** The next frame of this type; those before it are passed over. */
  async hear(type) {
    for (;;) {
      const frame = this.#heard.shift()
      if (frame?.type === type) return frame
      if (frame?.type === 'Error') throw new Error(frame.message)
      if (frame === undefined) await new Promise((resolve) => (this.#wake = resolve))
    }
  }

  /** The bare socket: what it hears from now on is the work's, but for the questions of the server how much of it has come (rule H4). */
  leave() {
    this.#socket.off('message', this.#keep)
    if (this.#socket.protocol !== '') this.#socket.on('message', this.#acknowledge)
    return this.#socket
  }

  #keep = (data) => {
    const frame = JSON.parse(data.toString())
    if (!['Welcome', 'Pong'].includes(frame.type)) this.#received++
    this.#heard.push(frame)
    this.#wake()
  }

  #acknowledge = (data) => {
    if (isQuestion(data)) this.#socket.send(JSON.stringify({ type: 'Pong', received: this.#received }))
    else this.#received++
  }
}

const QUESTION = Buffer.from('{"type":"Ping"')

/** Whether a frame is one of the server's own, which no partner has sent. */
export function isQuestion(data) {
  return data.subarray(0, QUESTION.length).equals(QUESTION)
}
