// Frames at a fixed rate, however long the server takes for them: what each waits when a server is not driven to its end.
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { Sequence } from './sequence.mjs'

/** How long the last frames may take. */
const LATE_MS = 8_000

/**
 * The pairs in turn, each a frame from a to b.
 *
 * @param perSecond frames of all pairs together
 * @param count frames to send
 * @returns {Promise<number[]>} how long each took from being sent, in ms
 */
export async function steady(pairs, perSecond, count) {
  const took = []
  let fault = null
  const sentAt = pairs.map(() => [])
  const sequences = pairs.map(
    ({ b, there }, at) =>
      new Sequence(
        b,
        there.small,
        () => took.push(performance.now() - sentAt[at].shift()),
        (why) => (fault ??= why),
      ),
  )
  const begun = performance.now()
  let sent = 0
  while (sent < count && fault === null) {
    const due = Math.min(count, ((performance.now() - begun) * perSecond) / 1_000)
    for (; sent < due; sent++) {
      const at = sent % pairs.length
      const { a, there } = pairs[at]
      sentAt[at].push(performance.now())
      a.say(there.small[Math.floor(sent / pairs.length) % there.small.length])
    }
    await setTimeout(1)
  }
  const deadline = performance.now() + LATE_MS
  while (took.length < count && fault === null && performance.now() < deadline) await setTimeout(1)
  for (const sequence of sequences) sequence.stop()
  if (fault !== null) throw fault
  if (took.length < count) throw new Error(`a frame was lost: ${count - took.length} did not come`)
  return took
}
