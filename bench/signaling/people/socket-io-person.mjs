import { Person } from './person.mjs'

/** Speaks through Socket.IO's client. A frame to send is an object, as one gives it to `emit`, with the text of it. */
export class SocketIoPerson extends Person {
  #socket
  #hasLeft = false

  static async arrive(url) {
    const { io } = await import('socket.io-client')
    const person = new SocketIoPerson(
      io(url, { transports: ['websocket'], forceNew: true, reconnection: false, timeout: 30_000 }),
    )
    await person.hear('connected')
    return person
  }

  constructor(socket) {
    super()
    this.#socket = socket
    socket.on('connect', () => this.told({ type: 'connected' }))
    socket.on('waiting', () => this.told({ type: 'Waiting' }))
    socket.on('paired', (who) => this.told({ type: 'Paired', ...who }))
    socket.on('peer-left', () => this.told({ type: 'PeerLeft' }))
    socket.on('signal', (message) => this.onFrame(message, Buffer.isBuffer(message)))
    socket.on('connect_error', (error) => this.lost(error.message))
    socket.on('disconnect', (reason) => this.#hasLeft || this.lost(`a socket was closed: ${reason}`))
  }

  seek() {}

  next() {
    this.#socket.emit('skip')
  }

  say({ message }) {
    this.#socket.emit('signal', message)
  }

  isSame({ text }, received) {
    return JSON.stringify(received) === text
  }

  async leave() {
    this.#hasLeft = true
    this.#socket.disconnect()
  }
}

/** A frame as these people send it. */
export function messageOf(message) {
  const text = JSON.stringify(message)
  // Without the members that no text has.
  return { message: JSON.parse(text), text }
}
