// Fixed amounts of work for a pair. Each frame must come out as it went in.
import { performance } from 'node:perf_hooks'
import { clearTimeout, setTimeout } from 'node:timers'
import { Sequence } from './sequence.mjs'

/**
 * How long each time took, in ms.
 *
 * @type {Record<string, (pair: import('../people/pair.mjs').Pair, times: number) => Promise<number[]>>}
 */
export const exchanges = {
  /** One small frame there, one back. */
  relay: ({ a, b, there, back }, times) => exchange(a, b, there.small, back.small, 1, times),
  /** An offer and its candidates at once; an answer and its candidates back. */
  trickle: ({ a, b, there, back }, times) => exchange(a, b, there.offer, back.answer, there.offer.length, times),
}

/** Frames that one time carries, there and back. */
export const framesPerTime = { relay: 2, trickle: 26 }

/** A server that drops a frame must not keep the bench waiting for ever. */
const STALLED_MS = 8_000

/** @param batch so many frames go at once, the next of the list each time */
function exchange(a, b, there, back, batch, times) {
  return new Promise((resolve, reject) => {
    const took = []
    let startedAt = 0
    const start = () => {
      startedAt = performance.now()
      say(a, there, batch, took.length)
    }
    const end = (settle, value) => {
      clearTimeout(stalled)
      fromB.stop()
      fromA.stop()
      settle(value)
    }
    const fail = (why) => end(reject, why)
    const stalled = setTimeout(() => fail(new Error('a frame was lost: none came any more')), STALLED_MS)
    const fromA = new Sequence(
      b,
      there,
      each(batch, () => say(b, back, batch, took.length)),
      fail,
    )
    const onAnswer = () => {
      took.push(performance.now() - startedAt)
      stalled.refresh()
      if (took.length < times) start()
      else end(resolve, took)
    }
    const fromB = new Sequence(a, back, each(batch, onAnswer), fail)
    start()
  })
}

function say(person, frames, batch, time) {
  const from = (time * batch) % frames.length
  for (let at = from; at < from + batch; at++) person.say(frames[at])
}

/** Every so often. */
function each(count, then) {
  let at = 0
  return () => {
    if (++at < count) return
    at = 0
    then()
  }
}
