/** A resume token's place among those of its link: the epoch rises with each Welcome, the issue with each token after it. */
export interface Rank {
  readonly epoch: number
  readonly issue: number
}

/**
 * Which of a link's resume tokens still work (rule H7). One is spent only when a successor of it is known to have arrived, so that a Welcome
 * that is lost loses nobody.
 */
export class Succession {
  #epoch: number
  #issue = 0
  #floor: Rank

  /** @param after the token of a former life that it began with */
  constructor(after: Rank | null) {
    this.#epoch = after === null ? 0 : after.epoch + 1
    this.#floor = after ?? { epoch: 0, issue: 0 }
  }

  /** The place of a new token. */
  next(): Rank {
    return { epoch: this.#epoch, issue: this.#issue++ }
  }

  isSpent({ epoch, issue }: Rank): boolean {
    return epoch < this.#floor.epoch || (epoch === this.#floor.epoch && issue < this.#floor.issue)
  }

  /** Somebody came back with this one, and gets a Welcome. */
  follow(rank: Rank): void {
    this.#floor = rank
    this.#epoch = Math.max(this.#epoch, rank.epoch) + 1
    this.#issue = 0
  }

  /** The newest Welcome has arrived. */
  prove(): void {
    if (this.#floor.epoch < this.#epoch) this.#floor = { epoch: this.#epoch, issue: 0 }
  }
}
