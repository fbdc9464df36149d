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

  add(item: Item): void {
    this.#items.splice(this.countBefore(item), 0, item)
  }

  /** Takes out what equals the item in order, if it is there. */
  remove(item: Item): void {
    const at = this.countBefore(item)
    const there = this.#items[at]
    if (there !== undefined && this.#compare(there, item) === 0) this.#items.splice(at, 1)
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
