import type { Page, PageOf } from '../store.ts'

/**
 * How many of one kind are kept; beyond that the oldest go. A report is at most some 2 KiB, so all of them take 20 MiB, which a
 * small machine can spare; who wants to keep more wants a database.
 */
export const MOST_KEPT = 10_000

/** Things of one kind, in the order in which they came. */
export class Kept<Item> {
  #items: { readonly seq: number; readonly item: Item }[] = []
  #seq = 0

  get size(): number {
    return this.#items.length
  }

  add(item: Item): void {
    this.#items.push({ seq: ++this.#seq, item })
    if (this.#items.length > MOST_KEPT) this.#items.shift()
  }

  find(which: (item: Item) => boolean): Item | undefined {
    return this.#items.find(({ item }) => which(item))?.item
  }

  /** Newest first. */
  where(which: (item: Item) => boolean): Item[] {
    return this.#items.flatMap(({ item }) => (which(item) ? [item] : [])).reverse()
  }

  /** How many went. */
  delete(which: (item: Item) => boolean): number {
    const before = this.#items.length
    this.#items = this.#items.filter(({ item }) => !which(item))
    return before - this.#items.length
  }

  page({ before = Infinity, limit }: PageOf): Page<Item> {
    const found = this.#items.filter(({ seq }) => seq < before).reverse()
    const shown = found.slice(0, limit)
    return { rows: shown.map(({ item }) => item), next: found.length > limit ? (shown.at(-1)?.seq ?? null) : null }
  }
}
