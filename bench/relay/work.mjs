// Fixed amounts of work for a pair. Each frame must come out as it went in: as text, in order, byte for byte.
import { performance } from 'node:perf_hooks'
import { clearTimeout, setTimeout } from 'node:timers'
import { isQuestion } from './pairs.mjs'

/** @type {Record<string, (pair: import('./pairs.mjs').Pair, times: number) => Promise<number[]>>} how long each time took, in ms */
export const work = {
  /** One small frame there, the same one back. */
  'ping-pong': ({ a, b, frames: { small } }, times) => exchange(a, b, [small], [small], times),
  /** An offer and its candidates at once; an answer and its candidates back. */
  trickle: ({ a, b, frames: { offer, answer } }, times) => exchange(a, b, offer, answer, times),
}

/** Frames that one time carries, there and back. */
export const framesPerTime = { 'ping-pong': 2, trickle: 26 }

/** A relay that drops a frame must not keep the bench waiting for ever. */
const STALLED_MS = 20_000

function exchange(a, b, there, back, times) {
  return new Promise((resolve, reject) => {
    const took = []
    let startedAt = 0
    const start = () => {
      startedAt = performance.now()
      for (const frame of there) a.send(frame, { binary: false })
    }
    const stop = (end) => {
      clearTimeout(stalled)
      stopA()
      stopB()
      end()
    }
    const fail = (why) => stop(() => reject(new Error(why)))
    const stalled = setTimeout(() => fail('a frame did not come'), STALLED_MS)
    const stopA = expectAll(a, back, fail, () => {
      took.push(performance.now() - startedAt)
      stalled.refresh()
      if (took.length < times) start()
      else stop(() => resolve(took))
    })
    const stopB = expectAll(b, there, fail, () => {
      for (const frame of back) b.send(frame, { binary: false })
    })
    start()
  })
}

/** Calls `onAll` each time that all of `frames` have come; returns how to stop. */
function expectAll(socket, frames, fail, onAll) {
  let at = 0
  const onMessage = (data, isBinary) => {
    if (isQuestion(data)) return
    if (isBinary) fail('a frame came as binary')
    else if (!frames[at].equals(data)) fail(`a frame came changed: ${data.toString().slice(0, 200)}`)
    else if (++at === frames.length) {
      at = 0
      onAll()
    }
  }
  const onClose = (code) => fail(`a socket was closed with ${code}`)
  socket.on('message', onMessage)
  socket.on('close', onClose)
  return () => {
    socket.off('message', onMessage)
    socket.off('close', onClose)
  }
}
