/**
 * One person at a server, over one connection; a class for each dialect says how they speak. What a partner sends goes to `onFrame`, what
 * the server says can be waited for.
 */
export class Person {
  /** How often they were paired, and whether they are to offer now. */
  timesPaired = 0
  isOfferer = false
  /** Hears each frame of the partner: what came, and whether as binary. */
  onFrame = () => undefined
  /** Hears why the connection is of no use any more, unless they left. */
  onLost = () => undefined
  /** Hears that they were paired. */
  onPaired = () => undefined
  /** The last word of each type that nobody has asked for yet. */
  #heard = new Map()
  #lost = null
  #wake = () => undefined

  /** Resolves when the server has said something of one of these types. @throws if the connection is lost */
  async hear(...types) {
    let type
    await this.#until(() => (type = types.find((each) => this.#heard.has(each))) !== undefined)
    const word = this.#heard.get(type)
    this.#heard.delete(type)
    return word
  }

  /** In the queue, or already out of it. */
  queued() {
    return this.hear('Waiting', 'Paired')
  }

  /** Has been paired so often. */
  paired(times) {
    return this.#until(() => this.timesPaired >= times)
  }

  /** For the dialects: the server says something to this person. */
  told(word) {
    if (word.type === 'Error') return this.lost(`the server says ${word.code}: ${word.message}`)
    if (word.type === 'Paired') {
      this.timesPaired++
      this.isOfferer = word.you_are_offerer
      this.onPaired()
    }
    this.#heard.set(word.type, word)
    this.#wake()
  }

  /** For the dialects: the connection is of no use any more. */
  lost(why) {
    this.#lost ??= why
    this.#wake()
    this.onLost(this.#lost)
  }

  async #until(isSo) {
    while (!isSo()) {
      if (this.#lost !== null) throw new Error(this.#lost)
      await new Promise((resolve) => (this.#wake = resolve))
    }
  }
}
