import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { limitKey } from '../safety/client-address.ts'

export interface TcpSettings {
  /** Rule S4; 0 = no limit. */
  readonly maxConnections: number
  /** Rule S4; 0 = no limit. */
  readonly addressConnections: number
  readonly trustedProxies: number
}

/** Connections beyond those of the WebSockets, so that a full server still serves its pages and says that it is full. */
const SPARE = 512
/** The same for one address: a browser opens six at once. */
const SPARE_OF_ADDRESS = 32

/**
 * Bounds bare TCP connections (rule S4): those who connect and say nothing hold a file each until their time is over, and may not take
 * the places of everybody. Behind proxies all come from theirs, which have bounds of their own.
 */
export class TcpDoor {
  readonly #settings: TcpSettings
  readonly #open = new Map<string, number>()

  constructor(settings: TcpSettings) {
    this.#settings = settings
  }

  /** Stands before a server of ours, before it listens. */
  guard(server: Server): void {
    const { maxConnections, addressConnections, trustedProxies } = this.#settings
    // Node closes what comes beyond.
    if (maxConnections > 0) server.maxConnections = maxConnections + SPARE
    if (addressConnections > 0 && trustedProxies === 0) {
      server.on('connection', (socket: Socket) => {
        this.#take(socket, addressConnections + SPARE_OF_ADDRESS)
      })
    }
  }

  #take(socket: Socket, most: number): void {
    const key = limitKey(socket.remoteAddress ?? '')
    const open = this.#open.get(key) ?? 0
    if (open >= most) {
      socket.destroy()
      return
    }
    this.#open.set(key, open + 1)
    socket.once('close', () => {
      const left = (this.#open.get(key) ?? 1) - 1
      if (left === 0) this.#open.delete(key)
      else this.#open.set(key, left)
    })
  }
}
