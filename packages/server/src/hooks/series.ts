/** How many may stand in one row: a hook that hangs must not fill the memory with what waits for it. */
const LONGEST_ROW = 64

interface Row {
  last: Promise<unknown>
  length: number
}

/** Tasks with a name in common run one after another, in the order in which they came. */
export class Series {
  readonly #rows = new Map<string, Row>()

  /**
   * Runs a task, at once if none with these names is running.
   *
   * @param task never rejects
   * @returns what it gives; undefined, without running it, if too many wait already
   */
  run<T>(names: readonly string[], task: () => T | Promise<T>): T | Promise<T> | undefined {
    const before = names.flatMap((name) => this.#rows.get(name) ?? [])
    if (before.some(({ length }) => length >= LONGEST_ROW)) return undefined
    const given = before.length === 0 ? task() : Promise.all(before.map(({ last }) => last)).then(task)
    if (given instanceof Promise) for (const name of names) this.#enter(name, given)
    return given
  }

  #enter(name: string, last: Promise<unknown>): void {
    const row = this.#rows.get(name) ?? { last, length: 0 }
    this.#rows.set(name, row)
    row.last = last
    row.length++
    void last.then(() => {
      if (--row.length === 0) this.#rows.delete(name)
    })
  }
}
