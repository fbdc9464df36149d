import { Namespace } from '../support/namespace.ts'
import { ServerProcess } from '../support/server.ts'
import { RelayProcess } from './relay-process.ts'

/** Addresses that are nobody's (RFC 5737). */
const NETWORK = '203.0.113'
const SERVER = `${NETWORK}.1`
export const SERVER_PORT = 8080

/** The network between the homes, where the server and the relay are and every address reaches every other. */
export class Internet {
  readonly #space = Namespace.make('internet')
  #server: ServerProcess | null = null
  #relay: RelayProcess | null = null
  #lastHost = 1

  constructor() {
    this.#space.ip('link add bridge type bridge')
    this.#space.ip(`addr add ${SERVER}/24 dev bridge`)
    this.#space.ip('link set bridge up')
    // What is for an address that nobody has here goes the way it goes on the internet: without an answer.
    this.#space.ip('link add nowhere type bridge')
    this.#space.ip('link set nowhere up arp off')
    this.#space.ip('route add default dev nowhere')
  }

  /** Gives `far` a cable to here, its interface `wan` with the next free address. */
  connect(far: Namespace): void {
    const host = ++this.#lastHost
    far.cable('wan', this.#space, `port${String(host)}`)
    this.#space.ip(`link set port${String(host)} master bridge`)
    far.ip(`addr add ${NETWORK}.${String(host)}/24 dev wan`)
    far.ip(`route add default via ${SERVER}`)
  }

  /** Starts the server, and the relay that it names; resolves when both can be reached. */
  async open(): Promise<void> {
    this.#relay = await RelayProcess.start(this.#space, SERVER)
    const flags = ['--host', SERVER, '--port', String(SERVER_PORT), ...this.#relay.flags]
    this.#server = await ServerProcess.startIn(this.#space, ...flags)
  }

  /** The address of the page. */
  get url(): string {
    return `http://${SERVER}:${String(SERVER_PORT)}`
  }

  async close(): Promise<void> {
    await this.#server?.stop()
    await this.#relay?.stop()
    this.#space.remove()
  }
}
