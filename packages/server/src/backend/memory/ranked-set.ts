interface Node<Item> {
  readonly item: Item
  /** Higher ones stand above lower ones, which keeps the tree flat: they are as good as random. */
  readonly priority: number
  size: number
  left: Tree<Item>
  right: Tree<Item>
}

type Tree<Item> = Node<Item> | undefined

/**
 * A set that is always in order and knows how many come before whom; adding, removing and counting take O(log n): a treap. Items must differ in
 * that order: it is also how they are found again.
 */
export class RankedSet<Item> implements Iterable<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #root: Tree<Item>
  #random = 1

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  get size(): number {
    return sizeOf(this.#root)
  }

  get first(): Item | undefined {
    let node = this.#root
    while (node?.left !== undefined) node = node.left
    return node?.item
  }

  /**
   * For an item that is not in it.
   *
   * @returns how many come after it
   */
  add(item: Item): number {
    const added: Node<Item> = { item, priority: this.#draw(), size: 1, left: undefined, right: undefined }
    // Downwards, as long as what stands there ranks above the new one: each has one more below it then.
    let parent: Tree<Item>
    let node = this.#root
    let isBefore = false
    let after = 0
    while (node !== undefined && node.priority >= added.priority) {
      node.size++
      parent = node
      isBefore = this.#compare(item, node.item) < 0
      if (isBefore) after += 1 + sizeOf(node.right)
      node = isBefore ? node.left : node.right
    }
    const [before, behind] = this.#split(node, item)
    added.left = before
    added.right = behind
    this.#hang(parent, isBefore, resized(added))
    return after + sizeOf(added.right)
  }

  /**
   * Takes out what equals the item in order, if it is there.
   *
   * @returns how many come after its place
   */
  remove(item: Item): number {
    const path: Node<Item>[] = []
    let parent: Tree<Item>
    let node = this.#root
    let isBefore = false
    let after = 0
    for (; node !== undefined; node = isBefore ? node.left : node.right) {
      const order = this.#compare(item, node.item)
      if (order === 0) break
      isBefore = order < 0
      if (isBefore) after += 1 + sizeOf(node.right)
      path.push(node)
      parent = node
    }
    if (node === undefined) return after
    after += sizeOf(node.right)
    for (const above of path) above.size--
    this.#hang(parent, isBefore, join(node.left, node.right))
    return after
  }

  /** How many items come before this one, whether it is in the set or not. */
  countBefore(item: Item): number {
    let before = 0
    for (let node = this.#root; node !== undefined;) {
      if (this.#compare(node.item, item) < 0) {
        before += 1 + sizeOf(node.left)
        node = node.right
      } else node = node.left
    }
    return before
  }

  /** In order. The set must not change meanwhile. */
  *[Symbol.iterator](): Generator<Item, void, undefined> {
    const above: Node<Item>[] = []
    for (let node = this.#root; node !== undefined || above.length > 0;) {
      for (; node !== undefined; node = node.left) above.push(node)
      const next = above.pop()
      if (next === undefined) return
      yield next.item
      node = next.right
    }
  }

  /** Divides a tree into what comes before the item and what comes after it. */
  #split(tree: Tree<Item>, item: Item): readonly [before: Tree<Item>, after: Tree<Item>] {
    if (tree === undefined) return [undefined, undefined]
    if (this.#compare(item, tree.item) < 0) {
      const [before, after] = this.#split(tree.left, item)
      tree.left = after
      return [before, resized(tree)]
    }
    const [before, after] = this.#split(tree.right, item)
    tree.right = before
    return [resized(tree), after]
  }

  #hang(parent: Tree<Item>, isBefore: boolean, child: Tree<Item>): void {
    if (parent === undefined) this.#root = child
    else if (isBefore) parent.left = child
    else parent.right = child
  }

  /** The next of a fixed row of numbers (xorshift): trees of the same history look the same. */
  #draw(): number {
    this.#random ^= this.#random << 13
    this.#random ^= this.#random >>> 17
    this.#random ^= this.#random << 5
    return this.#random
  }
}

function sizeOf(tree: Tree<unknown>): number {
  return tree?.size ?? 0
}

function resized<Item>(node: Node<Item>): Node<Item> {
  node.size = 1 + sizeOf(node.left) + sizeOf(node.right)
  return node
}

/** Of two trees one, where all of the first come before all of the second. */
function join<Item>(before: Tree<Item>, after: Tree<Item>): Tree<Item> {
  if (before === undefined || after === undefined) return before ?? after
  if (before.priority >= after.priority) {
    before.right = join(before.right, after)
    return resized(before)
  }
  after.left = join(before, after.left)
  return resized(after)
}
