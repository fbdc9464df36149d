import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIP } from 'node:net'

const COOKIE = 0x2112a442
const METHOD = { allocate: 0x003, refresh: 0x004, permission: 0x008 }
const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  family: 0x0017,
  transport: 0x0019,
}
const UDP = 17
const RETRANSMIT_MS = 250
/** The answer to one whose port was somebody's a moment ago, who is still known by it. */
const MISMATCH = 437

type Attributes = readonly (readonly [type: number, value: Buffer])[]

export interface Login {
  readonly username: string
  readonly credential: string
}

/** As much of a TURN client (RFC 8656) as it takes to ask for an address, and for the way to a peer. */
export class TurnClient {
  #socket: Socket
  readonly #port: number
  readonly #login: Login
  #realm: Buffer = Buffer.alloc(0)
  #nonce: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, port: number, login: Login) {
    this.#socket = socket
    this.#port = port
    this.#login = login
  }

  static async open(port: number, login: Login): Promise<TurnClient> {
    return new TurnClient(await socketOfItsOwn(), port, login)
  }

  /** Asks for an address of this family; 0 if it was given, else the error code. */
  async allocate(family: 4 | 6 = 4): Promise<number> {
    const code = await this.#allocate(family)
    if (code !== MISMATCH) return code
    // Another port will do (RFC 8656, section 7.4).
    this.#socket.close()
    this.#socket = await socketOfItsOwn()
    this.#nonce = Buffer.alloc(0)
    return this.#allocate(family)
  }

  async #allocate(family: 4 | 6): Promise<number> {
    const wishes: Attributes = [
      [ATTRIBUTE.transport, Buffer.from([UDP, 0, 0, 0])],
      [ATTRIBUTE.family, Buffer.from([family === 4 ? 1 : 2, 0, 0, 0])],
    ]
    // The first answer is always no, with what to log in with.
    const first = await this.#ask(METHOD.allocate, wishes)
    this.#realm = first.get(ATTRIBUTE.realm) ?? this.#realm
    this.#nonce = first.get(ATTRIBUTE.nonce) ?? this.#nonce
    return errorOf(await this.#ask(METHOD.allocate, [...wishes, ...this.#whoIsThis()]))
  }

  /** Asks to be let through to a peer; 0 if it is, else the error code. */
  async permit(address: string): Promise<number> {
    const transaction = randomBytes(12)
    const peer = [ATTRIBUTE.peer, peerAddress(address, transaction)] as const
    return errorOf(await this.#ask(METHOD.permission, [peer, ...this.#whoIsThis()], transaction))
  }

  /** Gives the address back at once; 0 if it is taken, else the error code. */
  async giveBack(): Promise<number> {
    return errorOf(await this.#ask(METHOD.refresh, [[ATTRIBUTE.lifetime, Buffer.alloc(4)], ...this.#whoIsThis()]))
  }

  /** Hangs up without a word, like a tab that crashed: what it holds lives on until its time is over. */
  close(): void {
    this.#socket.close()
  }

  #whoIsThis(): Attributes {
    return [
      [ATTRIBUTE.username, Buffer.from(this.#login.username)],
      [ATTRIBUTE.realm, this.#realm],
      [ATTRIBUTE.nonce, this.#nonce],
    ]
  }

  async #ask(method: number, attributes: Attributes, transaction = randomBytes(12)): Promise<Map<number, Buffer>> {
    const request = this.#request(method, transaction, attributes)
    const send = () => {
      this.#socket.send(request, this.#port, '127.0.0.1')
    }
    // A datagram may be lost; asking again is the way of the protocol.
    const again = setInterval(send, RETRANSMIT_MS)
    try {
      send()
      for (;;) {
        const [answer] = (await once(this.#socket, 'message')) as [Buffer]
        if (answer.subarray(8, 20).equals(transaction)) return attributesOf(answer)
      }
    } finally {
      clearInterval(again)
    }
  }

  #request(method: number, transaction: Buffer, attributes: Attributes): Buffer {
    const body = Buffer.concat(attributes.map(([type, value]) => attribute(type, value)))
    if (this.#nonce.length === 0) return Buffer.concat([header(method, transaction, body.length), body])
    const { username, credential } = this.#login
    const key = createHash('md5').update(`${username}:${this.#realm.toString()}:${credential}`).digest()
    // Its own length counts, itself does not.
    const signed = Buffer.concat([header(method, transaction, body.length + 24), body])
    return Buffer.concat([signed, attribute(ATTRIBUTE.integrity, createHmac('sha1', key).update(signed).digest())])
  }
}

async function socketOfItsOwn(): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}

function header(method: number, transaction: Buffer, length: number): Buffer {
  const start = Buffer.alloc(8)
  start.writeUInt16BE(method, 0)
  start.writeUInt16BE(length, 2)
  start.writeUInt32BE(COOKIE, 4)
  return Buffer.concat([start, transaction])
}

function attribute(type: number, value: Buffer): Buffer {
  const start = Buffer.alloc(4)
  start.writeUInt16BE(type, 0)
  start.writeUInt16BE(value.length, 2)
  return Buffer.concat([start, value, Buffer.alloc(-value.length & 3)])
}

function attributesOf(message: Buffer): Map<number, Buffer> {
  const attributes = new Map<number, Buffer>()
  for (let at = 20; at + 4 <= message.length;) {
    const length = message.readUInt16BE(at + 2)
    attributes.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length))
    at += 4 + length + (-length & 3)
  }
  return attributes
}

function errorOf(answer: ReadonlyMap<number, Buffer>): number {
  const error = answer.get(ATTRIBUTE.error)
  return error === undefined ? 0 : (error[2] ?? 0) * 100 + (error[3] ?? 0)
}

/** XOR-PEER-ADDRESS; the port does not matter for a permission. */
function peerAddress(address: string, transaction: Buffer): Buffer {
  const mask = Buffer.alloc(4)
  mask.writeUInt32BE(COOKIE)
  const key = Buffer.concat([mask, transaction])
  const bytes = bytesOf(address).map((byte, index) => byte ^ key[index]!)
  return Buffer.concat([Buffer.from([0, isIP(address) === 4 ? 1 : 2, key[0]!, key[1]!]), Buffer.from(bytes)])
}

function bytesOf(address: string): number[] {
  if (isIP(address) === 4) return address.split('.').map(Number)
  const [front = [], back = []] = address
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
    .map((half) => half.map((group) => parseInt(group, 16)))
  const gap = Array.from({ length: 8 - front.length - back.length }, () => 0)
  return [...front, ...gap, ...back].flatMap((group) => [group >> 8, group & 255])
}
