import { once } from 'node:events'
import { WebSocket } from 'ws'
import { Person } from './person.mjs'

/** Where the type begins in `{"type":"…"`, as every server here writes it. */
const TYPE_AT = 9

/** One whose frames are texts of JSON over a WebSocket of their own. A frame to send is a Buffer. */
export class SocketPerson extends Person {
  #socket
  #words
  #hasLeft = false

  /** @param words the types of what the server says of itself; all else is a partner's */
  constructor(url, protocols, words) {
    super()
    this.#words = words
    this.#socket = new WebSocket(url, protocols, { perMessageDeflate: false })
    // From the beginning: the first frame may come with the upgrade.
    this.#socket.on('message', (data, isBinary) => this.#read(data, isBinary))
    this.#socket.on('error', (error) => this.#hasLeft || this.lost(error.message))
    this.#socket.on('close', (code) => this.#hasLeft || this.lost(`a socket was closed with ${code}`))
  }

  async opened() {
    if (this.#socket.readyState !== WebSocket.OPEN) await once(this.#socket, 'open')
  }

  say(frame) {
    this.#socket.send(frame, { binary: false })
  }

  isSame(frame, data) {
    return frame.equals(data)
  }

  async leave() {
    this.#hasLeft = true
    if (this.#socket.readyState === WebSocket.CLOSED) return
    const closed = once(this.#socket, 'close')
    this.#socket.close(1000)
    await closed
  }

  /** For the dialects: another frame of a partner has come. */
  frameCame(data, isBinary) {
    this.onFrame(data, isBinary)
  }

  #read(data, isBinary) {
    const type = data.toString('latin1', TYPE_AT, data.indexOf('"', TYPE_AT))
    if (this.#words.has(type)) this.told(JSON.parse(data.toString()))
    else this.frameCame(data, isBinary)
  }
}

/** A frame as these people send it. */
export function textOf(message) {
  return Buffer.from(JSON.stringify(message))
}
