import { SocketPerson } from './socket-person.mjs'

const WORDS = new Set(['Waiting', 'Paired', 'PeerLeft'])

/** Speaks the classic dialect, to ours or to the bare server. */
export class ClassicPerson extends SocketPerson {
  static async arrive(url) {
    const person = new ClassicPerson(url, [], WORDS)
    await person.opened()
    return person
  }

  /** Who comes is queued already (rule C2). */
  seek() {}

  /** Presses Next. */
  next() {
    this.say('{"type":"Skip"}')
  }
}
