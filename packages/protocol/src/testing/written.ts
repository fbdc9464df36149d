import fc from 'fast-check'

// Frames as somebody could write them: the free choices of JSON taken in every way, and now and then a step beside it.

/** Texts of a message; most of them are as good as the plain one, many have one thing that JSON or rule F7 does not allow. */
export function written(message: fc.Arbitrary<object>): fc.Arbitrary<string> {
  const choices = fc.array(fc.nat(9_999), { maxLength: 80, size: 'max' })
  return fc.tuple(message, choices).map(([value, numbers]) => new Writer(numbers).frame(value))
}

/** Writes by a list of numbers, one a choice; when they are used up, plainly. */
class Writer {
  readonly #numbers: readonly number[]
  #used = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  frame(message: object): string {
    const members = Object.entries(message).map(([name, value]) => this.#member(name, value))
    if (this.#seldom(12)) members.reverse()
    while (this.#seldom(3)) {
      // Mostly behind the two that must come first.
      const at = this.#seldom(12) ? this.#below(2) : Math.min(2 + this.#below(3), members.length)
      members.splice(at, 0, this.#unknownMember())
    }
    const text = this.#spaced(`{${members.join(',')}}`)
    return this.#seldom(8) ? this.#of(SPOILED)(text) : text
  }

  #member(name: string, value: unknown): string {
    const key = this.#seldom(60) ? escaped(name) : JSON.stringify(name)
    const text = `${key}:${this.#value(value)}`
    return this.#seldom(60) ? `${text},${key}:${this.#value(value)}` : text
  }

  #value(value: unknown): string {
    const plain = JSON.stringify(value)
    if (typeof value === 'string' && this.#seldom(8)) return escaped(value)
    if (typeof value === 'number' && this.#seldom(8)) return `${plain}${this.#of(['.0', 'e0', '00E-2'])}`
    if (this.#seldom(40)) return this.#of(ODD_VALUES)
    if (Array.isArray(value)) return `[${value.map((item) => this.#value(item)).join(',')}]`
    if (typeof value === 'object' && value !== null) return this.#nested(value)
    return plain
  }

  /** Below the top a name may be escaped, and may repeat: rule F7 speaks of the top alone. */
  #nested(value: object): string {
    const members = Object.entries(value).map(([name, inner]) => {
      const key = this.#seldom(12) ? escaped(name) : JSON.stringify(name)
      return `${this.#seldom(12) ? `${key}:0,` : ''}${key}:${this.#value(inner)}`
    })
    if (this.#seldom(8)) members.push(this.#unknownMember())
    return `{${members.join(',')}}`
  }

  #unknownMember(): string {
    const levels = this.#below(12)
    switch (this.#below(8)) {
      case 0:
        return this.#of(FORBIDDEN)
      case 1:
        return `"later":${'['.repeat(levels)}${']'.repeat(levels)}`
      case 2:
        return `"later":{"a":${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)},"a":1}`
      default:
        return this.#of(UNKNOWN)
    }
  }

  /** Space round what stands between strings; inside a string it would be another string. */
  #spaced(json: string): string {
    return json.replace(/"(?:[^"\\]|\\[^])*"|[{}[\],:]/g, (token) =>
      token.length === 1 && this.#seldom(4) ? `${this.#of(SPACES)}${token}${this.#of(SPACES)}` : token,
    )
  }

  #seldom(oneOf: number): boolean {
    return this.#below(oneOf) === oneOf - 1
  }

  #of<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item
  }

  #below(end: number): number {
    return (this.#numbers[this.#used++] ?? 0) % end
  }
}

/** The same string, every unit escaped. */
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
  return `"${units.map((digits) => `\\u${digits}`).join('')}"`
}

const SPACES = ['', ' ', '\t', '\n', '\r', ' \r\n\t ']

// prettier-ignore
const ODD_VALUES = [
  '1e400', '-1e400', '-0', '0.5', '-1', '1E+2', '9007199254740991', '9007199254740993', '1e16', '123456789012345678901234567890', '1e-400',
  '01', '1.', '.5', '+1', '-', '0x1', '1e', 'NaN', 'Infinity', 'undefined', 'True', 'true', 'null', '[]', '{}', "'a'", '',
  '""', '"\\/"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', '"a\0b"', '"a\tb"', '"\u007f\u2028"', '"\ud800"', '"\\x"', '"\\u12"', '"\\u00g0"', '"\\"',
]

/** What no message has: looking like structure inside strings, and spelt in ways that a hasty reader takes for something else. */
const UNKNOWN = [
  '"later":"\\"type\\":\\"Paired\\""',
  '"later":"{[,:\\"]}"',
  '"later":"\\\\"',
  '"later":"\\\\\\"}"',
  '"later":"a\\/b"',
  '"later":{"a":"b:","c":["d",":"]}',
  '"later":[{"type":1},{"type":2,"type":3}]',
  '"later":{"\\u0074ype":"Paired"}',
  '"later" :"session_id"',
  '"later":["__proto__","\\u005f_proto__",{"___proto__":"__proto__"}]',
  '"constructor":{"prototype":{}}',
  '"hasOwnProperty":1',
  '"":{}',
  '"a:b,{\'[":-1.5E+3',
  '"Type":"Paired"',
  '"type ":1',
  '"\ud800":1',
]

const FORBIDDEN = [
  '"__proto__":{"a":1}',
  '"later":{"__proto__":null}',
  '"later":[{"\\u005f_proto__":1}]',
  '"later":{"a":{"__proto__":1},"a":2}',
  '"\\u005f_proto__":1',
  '"l\\"ater":1',
  '"a\\/b":1',
  '"type":"Leave"',
  '"session_id":"other"',
  '"\\u0074ype":"Paired"',
]

const SPOILED: readonly ((text: string) => string)[] = [
  (text) => `\ufeff${text}`,
  (text) => `${text}\0`,
  (text) => text.replace(',', ',\u00a0'),
  (text) => text.replace(':', ':\v'),
  (text) => text.replace(/}\s*$/, ',}'),
  (text) => text.replace(',', ',,'),
  (text) => text.replace(':', ''),
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => `[${text}]`,
  (text) => `// a word before\n${text}`,
  (text) => text.replace(/"/g, "'"),
  (text) => text.replace(/"type"\s*:/, 'type:'),
  (text) => text.replace(/"type"\s*:\s*"[A-Za-z]+"/, '"type":7'),
  (text) => text.replace(/"type"\s*:\s*"/, '"type":"X'),
  (text) => text.replace('"type"', '"Type"'),
]
