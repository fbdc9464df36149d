// Thousands at one server.
import { performance } from 'node:perf_hooks'

/** So many are on their way in, or out, at once: fewer than may wait to be accepted. */
const AT_ONCE = 1_000

export class Crowd {
  #Dialect
  #people = []

  /** @param Dialect the class of the people */
  constructor(Dialect) {
    this.#Dialect = Dialect
  }

  /**
   * So many come, press Find, and are queued. @returns how long that took, in ms
   *
   * @param isAlone in v1: they meet nobody, ever
   */
  async storm(url, count, isAlone = false) {
    const begun = performance.now()
    await inTurns(count, async () => {
      const person = await this.#Dialect.arrive(url)
      this.#people.push(person)
      person.seek(isAlone)
      await person.queued()
    })
    return performance.now() - begun
  }

  /** All have been paired. */
  async settled(times = 1) {
    await Promise.all(this.#people.map((person) => person.paired(times)))
    const { length } = this.#people.filter(({ isOfferer }) => isOfferer)
    if (length * 2 !== this.#people.length) throw new Error(`${length} of ${this.#people.length} were told to offer`)
  }

  /** One of each pair presses Next, all at once. @returns how long it took until everybody was paired again, in ms */
  async herd() {
    const times = this.#people[0].timesPaired + 1
    const leaving = this.#people.filter(({ isOfferer }) => isOfferer)
    const begun = performance.now()
    for (const person of leaving) person.next()
    await this.settled(times)
    const tookMs = performance.now() - begun
    const wrong = this.#people.find(({ timesPaired }) => timesPaired !== times)
    if (wrong !== undefined) throw new Error(`one was paired ${wrong.timesPaired} times, not ${times}`)
    return tookMs
  }

  /** All leave. */
  async disperse() {
    const people = this.#people
    this.#people = []
    await inTurns(people.length, (at) => people[at].leave())
  }
}

/** Does this so often, not all of it at once. */
export async function inTurns(count, act, atOnce = AT_ONCE) {
  let next = 0
  const worker = async () => {
    while (next < count) await act(next++)
  }
  await Promise.all(Array.from({ length: Math.min(count, atOnce) }, worker))
}
