// From the frame that made a pair possible until both have been told, seen at the sockets of a server that knows nothing of it.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { performance } from 'node:perf_hooks'

/** Node tells of each socket that a server of this process has accepted. */
const ACCEPTED = 'net.server.socket'
const PAIRED = '{"type":"Paired","session_id":"'
const ID = /\{"type":"Paired","session_id":"([^"]+)"/g

/**
 * Watches all sockets that are accepted from now on. What makes a pair possible is the newer of what the two said last, which holds for
 * people who say nothing while they wait.
 */
export class PairingTimes {
  #readAt = new WeakMap()
  /** Sessions of which one has been told: when what that one said last was read. */
  #halves = new Map()
  #took = []

  start() {
    subscribe(ACCEPTED, this.#watch)
  }

  stop() {
    unsubscribe(ACCEPTED, this.#watch)
  }

  /** How long each took so far, in ms; it begins anew. */
  take() {
    const took = this.#took
    this.#took = []
    return took
  }

  #watch = ({ socket }) => {
    const { push, _write: write, _writev: writev } = socket
    socket.push = (...args) => {
      this.#readAt.set(socket, performance.now())
      return push.apply(socket, args)
    }
    // What the kernel takes is gone when these return.
    socket._write = (chunk, ...args) => {
      write.call(socket, chunk, ...args)
      this.#written(socket, chunk)
    }
    socket._writev = (chunks, ...args) => {
      writev.call(socket, chunks, ...args)
      for (const { chunk } of chunks) this.#written(socket, chunk)
    }
  }

  #written(socket, chunk) {
    if (!chunk.includes(PAIRED)) return
    const now = performance.now()
    for (const [, id] of chunk.toString().matchAll(ID)) {
      const readAt = this.#readAt.get(socket)
      const other = this.#halves.get(id)
      if (other === undefined) this.#halves.set(id, readAt)
      else {
        this.#halves.delete(id)
        this.#took.push(now - Math.max(readAt, other))
      }
    }
  }
}
