// People come, meet somebody, leave, and others come.
import { performance } from 'node:perf_hooks'

const AT_ONCE = 100

/**
 * Until so many have met somebody.
 *
 * @param Dialect the class of the people
 * @returns `count`: how many met · `wallMs`: how long it took
 */
export async function churn(Dialect, url, count) {
  const begun = performance.now()
  let met = 0
  let done
  const enough = new Promise((resolve) => (done = resolve))
  const worker = async () => {
    while (met < count) {
      const person = await Dialect.arrive(url)
      person.seek()
      // The last one may be left with nobody to meet.
      await Promise.race([person.paired(1), enough])
      if (person.timesPaired > 0) met++
      if (met >= count) done()
      await person.leave()
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker))
  return { count: met, wallMs: performance.now() - begun }
}
