/** A list that is always in order. Items must differ in that order: it is also how they are found again. */
export class SortedList<Item> {
  readonly #items: Item[] = []
  readonly #compare: (a: Item, b: Item) => number

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#items.length
  }

  get first(): Item | undefined {
    return this.#items[0]
  }

  /** @returns how many come after it */
  add(item: Item): number {
    const at = this.countBefore(item)
    this.#items.splice(at, 0, item)
    return this.#items.length - at - 1
  }

  /**
   * Takes out what equals the item in order, if it is there.
   *
   * @returns how many came after it
   */
  remove(item: Item): number {
    const at = this.countBefore(item)
    const there = this.#items[at]
    if (there !== undefined && this.#compare(there, item) === 0) this.#items.splice(at, 1)
    return this.#items.length - at
  }

  slice(from: number, to: number): Item[] {
    return this.#items.slice(from, to)
  }

  /** How many items come before this one, whether it is in the list or not. */
  countBefore(item: Item): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(this.#items[middle] as Item, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
