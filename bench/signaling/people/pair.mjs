// Two people whom a server has joined, and the frames that they send.
import { ClassicPerson } from './classic-person.mjs'
import { framesOf } from './frames.mjs'
import { PeerJsPerson } from './peerjs-person.mjs'
import { SocketIoPerson, messageOf } from './socket-io-person.mjs'
import { textOf } from './socket-person.mjs'
import { V1Person } from './v1-person.mjs'

/** As long as the ids that our server gives, so that the bare one carries the same. */
const SESSION_ID = 'x'.repeat(16)

/**
 * @typedef {object} Pair
 * @property a who offers
 * @property b
 * @property there what a sends, as `framesOf` gives it
 * @property back what b sends
 */

/**
 * How two meet, by the kind of their frames. One pair must have met before the next comes.
 *
 * @type {Record<string, (url: string) => Promise<Pair>>}
 */
export const connectPair = {
  /** At the bare server, with frames of v1. */
  'v1 by classic': async (url) => pairOf(await meet(ClassicPerson, url), framesOf(SESSION_ID, textOf)),
  async v1(url) {
    const people = await meet(V1Person, url)
    return pairOf(people, framesOf(people[0].session, textOf))
  },
  async classic(url) {
    const people = await meet(ClassicPerson, url)
    const pair = pairOf(people, framesOf(undefined, textOf))
    // Before the two have described themselves nothing else is passed on (rule C7).
    await handOver(pair.a, pair.there.offer[0], pair.b)
    await handOver(pair.b, pair.back.answer[0], pair.a)
    return pair
  },
  'socket-io': async (url) => pairOf(await meet(SocketIoPerson, url), framesOf(undefined, messageOf)),
  async peerjs(url) {
    const [a, b] = [await PeerJsPerson.arrive(url), await PeerJsPerson.arrive(url)]
    await Promise.all([a.queued(), b.queued()])
    return { a, b, there: framesOf(undefined, a.to(b)), back: framesOf(undefined, b.to(a)) }
  },
}

async function meet(Dialect, url) {
  const first = await Dialect.arrive(url)
  first.seek()
  await first.queued()
  const second = await Dialect.arrive(url)
  second.seek()
  await Promise.all([first.paired(1), second.paired(1)])
  return [first, second]
}

function pairOf([first, second], frames) {
  const [a, b] = first.isOfferer ? [first, second] : [second, first]
  return { a, b, there: frames, back: frames }
}

function handOver(from, frame, to) {
  return new Promise((resolve, reject) => {
    to.onFrame = resolve
    to.onLost = (why) => reject(new Error(why))
    from.say(frame)
  })
}
