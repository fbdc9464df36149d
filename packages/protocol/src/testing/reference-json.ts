/**
 * JSON as RFC 8259 has it, read slowly and in full: a grammar rule a function. It keeps what `JSON.parse` hides, so that the
 * codec can be judged by it.
 */
export type Json =
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null }

export interface Member {
  /** As written, between the quotes. */
  readonly raw: string
  readonly name: string
  readonly value: Json
}

/** @throws SyntaxError if the text is not JSON */
export function parseReference(text: string): Json {
  const reader = new Reader(text)
  const json = reader.value()
  reader.end()
  return json
}

/** What `JSON.parse` makes of it: of repeated names the last holds. */
export function valueOf(json: Json): unknown {
  switch (json.kind) {
    case 'object': {
      const value = {}
      for (const member of json.members) {
        // Assigning `__proto__` would set the prototype.
        Object.defineProperty(value, member.name, {
          value: valueOf(member.value),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
      return value
    }
    case 'array':
      return json.items.map(valueOf)
    default:
      return json.value
  }
}

const LITERALS = { true: true, false: false, null: null }
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): Json {
    this.#space()
    const json = this.#bare()
    this.#space()
    return json
  }

  end(): void {
    if (this.#at !== this.#text.length) this.#fail()
  }

  #bare(): Json {
    switch (this.#peek()) {
      case '{':
        return this.#object()
      case '[':
        return this.#array()
      case '"':
        return { kind: 'string', value: this.#string().value }
    }
    for (const [word, value] of Object.entries(LITERALS)) {
      if (this.#takeIf(word)) return { kind: 'literal', value }
    }
    return this.#number()
  }

  #object(): Json {
    const members: Member[] = []
    this.#take('{')
    this.#space()
    if (this.#takeIf('}')) return { kind: 'object', members }
    do {
      this.#space()
      const { raw, value: name } = this.#string()
      this.#space()
      this.#take(':')
      members.push({ raw, name, value: this.value() })
    } while (this.#takeIf(','))
    this.#take('}')
    return { kind: 'object', members }
  }

  #array(): Json {
    const items: Json[] = []
    this.#take('[')
    this.#space()
    if (this.#takeIf(']')) return { kind: 'array', items }
    do items.push(this.value())
    while (this.#takeIf(','))
    this.#take(']')
    return { kind: 'array', items }
  }

  #string(): { raw: string; value: string } {
    this.#take('"')
    const from = this.#at
    let value = ''
    while (this.#peek() !== '"') {
      const unit = this.#next()
      if (unit < ' ') this.#fail()
      value += unit === '\\' ? this.#escape() : unit
    }
    const raw = this.#text.slice(from, this.#at)
    this.#take('"')
    return { raw, value }
  }

  #escape(): string {
    const letter = this.#next()
    if (letter === 'u') {
      let digits = ''
      while (digits.length < 4) digits += this.#next()
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail()
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    return ESCAPES[letter] ?? this.#fail()
  }

  #number(): Json {
    let written = this.#takeIf('-') ? '-' : ''
    written += this.#takeIf('0') ? '0' : this.#digits()
    if (this.#takeIf('.')) written += `.${this.#digits()}`
    if (this.#takeIf('e') || this.#takeIf('E')) {
      const sign = this.#takeIf('-') ? '-' : ''
      if (sign === '') this.#takeIf('+')
      written += `e${sign}${this.#digits()}`
    }
    return { kind: 'literal', value: Number(written) }
  }

  #digits(): string {
    let digits = ''
    while (/^[0-9]$/.test(this.#peek())) digits += this.#next()
    return digits === '' ? this.#fail() : digits
  }

  #space(): void {
    while ([' ', '\t', '\n', '\r'].includes(this.#peek())) this.#at++
  }

  /** The unit at hand; nothing at the end. */
  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #next(): string {
    if (this.#at >= this.#text.length) this.#fail()
    return this.#text.charAt(this.#at++)
  }

  #takeIf(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false
    this.#at += word.length
    return true
  }

  #take(word: string): void {
    if (!this.#takeIf(word)) this.#fail()
  }

  #fail(): never {
    throw new SyntaxError(`not JSON at ${String(this.#at)}`)
  }
}
