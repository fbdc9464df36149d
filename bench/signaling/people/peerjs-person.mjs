import { randomUUID } from 'node:crypto'
import { SocketPerson } from './socket-person.mjs'

const WORDS = new Set(['OPEN', 'ID-TAKEN', 'ERROR', 'LEAVE', 'EXPIRE'])
const TYPES = { Offer: 'OFFER', Answer: 'ANSWER', IceCandidate: 'CANDIDATE' }

/** Speaks as PeerJS's client does; whom to speak to, they must know. */
export class PeerJsPerson extends SocketPerson {
  /** By which others reach them. */
  id

  static async arrive(url) {
    const person = new PeerJsPerson(url)
    await person.opened()
    return person
  }

  constructor(url) {
    const id = randomUUID()
    super(`${url}?key=peerjs&id=${id}&token=${id.slice(0, 8)}`, [], WORDS)
    this.id = id
  }

  seek() {}

  /** Let in, which is as far as this server brings anybody. */
  queued() {
    return this.hear('OPEN')
  }

  told(word) {
    if (word.type === 'OPEN') super.told(word)
    else this.lost(`the server says ${word.type}`)
  }

  /** How a frame to somebody is written, such that the server, which writes it anew, writes the same. */
  to(partner) {
    return ({ type, ...payload }) =>
      Buffer.from(JSON.stringify({ type: TYPES[type], src: this.id, dst: partner.id, payload }))
  }
}
