import { Namespace } from '../support/namespace.ts'
import { SERVER_PORT, type Internet } from './internet.ts'

/**
 * How the addresses behind it look from outside. `cone`: one computer's port is the same port to everybody, who may answer
 * once they were written to, as most homes have it. `symmetric`: another port for everybody, so that an address that
 * a STUN server saw is of no use to anybody else, as in companies and some mobile networks.
 */
export type Mapping = 'cone' | 'symmetric'

/** What is let out, by the rules that stand before the rest is dropped without a word. */
const exits = {
  everything: 'accept',
  'no UDP': 'meta l4proto tcp accept',
  'only the page': `tcp dport ${String(SERVER_PORT)} accept`,
}
export type Exit = keyof typeof exits

export interface RouterParts {
  readonly mapping?: Mapping
  readonly exit?: Exit
  /** So many of a hundred packets are lost on their way, in each direction. Default 0. */
  readonly lostPercent?: number
}

/** A home's way to the internet. Every home uses the same addresses inside, as they do. */
export class Router {
  readonly #space: Namespace
  readonly #network: string

  /** `network`: the first three numbers of the addresses inside. */
  constructor(label: string, internet: Internet, parts: RouterParts = {}, network = '192.168.1') {
    this.#space = Namespace.make(label)
    this.#network = network
    internet.connect(this.#space)
    this.#space.forward()
    // What arrives unasked is dropped, so that it takes no port from the computer that is about to use it.
    this.#space.firewall(`
      table ip mismatch {
        chain leaving {
          type nat hook postrouting priority srcnat
          oifname "wan" masquerade ${parts.mapping === 'symmetric' ? 'fully-random' : ''}
        }
        chain arriving {
          type filter hook input priority filter
          iifname "wan" drop
        }
        chain weather {
          numgen random mod 100 < ${String(parts.lostPercent ?? 0)} drop
        }
        chain passing {
          type filter hook forward priority filter; policy drop
          jump weather
          ct state established,related accept
          iifname "lan" ${exits[parts.exit ?? 'everything']}
        }
      }`)
  }

  /** Plugs a computer in: its interface `eth0` gets the address ….2 and its way out through here. */
  connect(far: Namespace): void {
    far.cable('eth0', this.#space, 'lan')
    this.#space.ip(`addr add ${this.#network}.1/24 dev lan`)
    far.ip(`addr add ${this.#network}.2/24 dev eth0`)
    far.ip(`route add default via ${this.#network}.1`)
  }

  /** From now on nothing passes, in either direction; the computer's own cable stays well. */
  cut(): void {
    this.#space.firewall('add rule ip mismatch weather drop')
  }

  /** Everything passes again. */
  mend(): void {
    this.#space.firewall('flush chain ip mismatch weather')
  }

  remove(): void {
    this.#space.remove()
  }
}
