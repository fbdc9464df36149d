import { SocketPerson } from './socket-person.mjs'

const UNCOUNTED = new Set(['Welcome', 'Ping', 'Pong'])
const WORDS = new Set([
  ...UNCOUNTED,
  ...['Waiting', 'Paired', 'PeerLeft', 'Idle', 'PeerAway', 'PeerBack', 'IceServers', 'Error', 'Draining'],
])

/** After so many frames they ask whether those have come, as the SDK does (rule H4). */
const ASK_AFTER = 64

/** Those who meet nobody are spread over so many pools, since who comes to one is compared with all who wait there. */
const LONELY_POOLS = 100
let lonely = 0

/** Speaks v1. */
export class V1Person extends SocketPerson {
  #received = 0
  #unanswered = 0
  /** The session that they are in, or were in last. */
  session = ''

  static async arrive(url) {
    const person = new V1Person(url, 'mismatch.v1', WORDS)
    await person.opened()
    person.#post('{"type":"Hello"}')
    await person.hear('Welcome')
    person.#ask()
    return person
  }

  /** Presses Find. @param isAlone meets nobody, ever (rule M4) */
  seek(isAlone = false) {
    const where = isAlone ? `,"pool":"alone-${lonely++ % LONELY_POOLS}","mode":"buddies_only"` : ''
    this.say(`{"type":"Ready"${where},"media":"video"}`)
  }

  next() {
    this.say(`{"type":"Skip","session_id":"${this.session}"}`)
  }

  /** Presses Stop. */
  stop() {
    this.say('{"type":"Leave"}')
  }

  say(frame) {
    this.#post(frame)
    if (++this.#unanswered === ASK_AFTER) this.#ask()
  }

  told(word) {
    if (!UNCOUNTED.has(word.type)) this.#received++
    if (word.type === 'Paired') this.session = word.session_id
    if (word.type === 'Ping') this.#post(`{"type":"Pong","received":${this.#received}}`)
    // Acknowledgements are nobody else's.
    else if (word.type !== 'Pong') super.told(word)
  }

  frameCame(data, isBinary) {
    this.#received++
    super.frameCame(data, isBinary)
  }

  #ask() {
    this.#unanswered = 0
    this.#post(`{"type":"Ping","received":${this.#received}}`)
  }

  #post(frame) {
    super.say(frame)
  }
}
