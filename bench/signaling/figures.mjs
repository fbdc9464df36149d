// Measurements → what is said of them.

/** @returns `{ median, min, max, count }`; null of nothing */
export function spread(values) {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1), count: sorted.length }
}

/** What a run found, to be asked. */
export class Figures {
  #records

  /** @param {import('./measure.mjs').Measurement[]} records */
  constructor(records) {
    this.#records = records
  }

  /** A member of what was measured of one contender, over all rounds; null if it was not. */
  of(workload, contender, member) {
    return spread(this.#of(workload, contender).map((record) => record[member]))
  }

  /** One contender ÷ another, each round by itself, since what else the machine did met both; null if one was not measured. */
  ratio(workload, contender, other, member) {
    const others = this.#of(workload, other)
    const pairs = this.#of(workload, contender).map((record) => [
      record[member],
      others.find(({ round }) => round === record.round)?.[member],
    ])
    return spread(pairs.filter(([, value]) => value !== undefined).map(([one, value]) => one / value))
  }

  #of(workload, contender) {
    return this.#records.filter((record) => record.workload === workload && record.contender === contender)
  }
}
