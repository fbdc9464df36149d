import { written, type Field, type SetUp } from '../field.ts'

type Chat = HTMLElement & { stop?(): Promise<void> }

/** What the second is called, unless the first is called so. */
const NAMES = ['Robin', 'Kim']

/** The one or the two elements on the stage. */
export class People {
  readonly #first: Chat
  readonly #fields: readonly Field[]
  /** A pool for these two alone; null: the server has its own list. */
  readonly #pool: string | null
  #second: Chat | null = null

  constructor(first: Chat, fields: readonly Field[], hasOpenPools: boolean) {
    this.#first = first
    this.#fields = fields
    this.#pool = hasOpenPools ? `try-${Math.random().toString(36).slice(2, 10)}` : null
  }

  show(setUp: SetUp): void {
    const isTwo = setUp['two'] !== undefined
    const both = isTwo && this.#pool !== null ? { pool: this.#pool, ...setUp } : setUp
    if (isTwo !== (this.#second !== null)) this.#change(isTwo)
    this.#dress(this.#first, both)
    if (this.#second !== null) {
      this.#dress(this.#second, { ...both, name: NAMES.find((name) => name !== setUp['name']) ?? '' })
      if (!this.#second.isConnected) this.#first.after(this.#second)
    }
    // Around it as inside it.
    document.documentElement.style.colorScheme = setUp['theme'] ?? ''
  }

  #change(isTwo: boolean): void {
    // Who waits or talks does so in a pool that the other will not be in.
    void this.#first.stop?.()
    this.#second?.remove()
    this.#second = isTwo ? document.createElement('mismatch-chat') : null
    label(this.#first, isTwo ? 'First person' : null)
    if (this.#second !== null) label(this.#second, 'Second person')
  }

  #dress(chat: Chat, setUp: SetUp): void {
    for (const field of this.#fields) {
      const { place, name } = field
      const value = written(field, setUp)
      if (place === 'style') chat.style.setProperty(name, value)
      else if (place === 'attribute') setAttribute(chat, name, value)
    }
  }
}

function label(chat: Chat, name: string | null): void {
  setAttribute(chat, 'role', name === null ? null : 'group')
  setAttribute(chat, 'aria-label', name)
}

function setAttribute(chat: Chat, name: string, value: string | null): void {
  if (value === chat.getAttribute(name)) return
  if (value === null) chat.removeAttribute(name)
  else chat.setAttribute(name, value)
}
