import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** Passes TCP on, `ms` later in each direction: the distance between people and their server. */
export class DelayProxy {
  name
  #server
  #sockets = new Set()

  static async start(name, target, ms) {
    const proxy = new DelayProxy(name, target, ms)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  constructor(name, target, ms) {
    this.name = name
    this.#server = createServer((near) => {
      const far = connect(target, '127.0.0.1')
      this.#pass(near, far, ms)
      this.#pass(far, near, ms)
    })
  }

  get port() {
    return this.#server.address().port
  }

  close() {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #pass(from, to, ms) {
    this.#sockets.add(from)
    from.setNoDelay(true)
    from.on('data', (data) => setTimeout(() => to.destroyed || to.write(data), ms))
    from.on('error', () => {})
    from.on('close', () => {
      this.#sockets.delete(from)
      setTimeout(() => to.destroy(), ms)
    })
  }
}
