/**
 * Two maps, a young and an old one. When the young one is due it becomes the old one, and what was in the old one is
 * forgotten: so everything lives for one generation at least and two at most, and forgetting costs nothing.
 */
export class Generations<Key, Value> {
  #young = new Map<Key, Value>()
  #old = new Map<Key, Value>()

  /** Keys in the young map. */
  get size(): number {
    return this.#young.size
  }

  young(key: Key): Value | undefined {
    return this.#young.get(key)
  }

  old(key: Key): Value | undefined {
    return this.#old.get(key)
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value)
  }

  turn(): void {
    this.#old = this.#young
    this.#young = new Map()
  }
}
