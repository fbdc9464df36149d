import { shown } from './shown.ts'

/** What came of reading a value: the value, or what was expected instead. */
export type Read<Value> = { readonly value: Value } | { readonly fault: string }

/** A kind of option: how it is written, and how text or JSON becomes a value. */
export interface Kind<Value> {
  /** How `--help` writes the value. */
  readonly word: string
  /** @param raw a string (flag, variable), or any value of JSON or of a program */
  read(raw: unknown): Read<Value>
  /** A value as one would write it, where that is not just its text. */
  shown?(value: Value): string
  /** Whether faults keep quiet about the value. */
  readonly isSecret?: boolean
}

/** What is made with a secret is seen by strangers, who could try out all short ones at home. */
const SECRET_LENGTH = 16

/** A whole number; ports, counts, bytes and milliseconds. */
export function whole(word: string, min: number, max: number): Kind<number> {
  const fault = `expected a whole number from ${String(min)} to ${String(max)}`
  return {
    word,
    read(raw) {
      const value = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw
      return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ?
          { value }
        : { fault }
    },
  }
}

/** Text that `pattern` allows. */
export function text(word: string, pattern: RegExp, expected: string): Kind<string> {
  return {
    word,
    read: (raw) => (typeof raw === 'string' && pattern.test(raw) ? { value: raw } : { fault: `expected ${expected}` }),
  }
}

/** A key shared with another program. Nothing is a value too: there is none. */
export const secret: Kind<string> = {
  word: 'SECRET',
  isSecret: true,
  read: (raw) =>
    typeof raw === 'string' && (raw === '' || raw.length >= SECRET_LENGTH) ?
      { value: raw }
    : { fault: `expected at least ${String(SECRET_LENGTH)} characters, such as openssl rand -hex 32 prints` },
}

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  const fault = `expected ${words.slice(0, -1).join(', ')} or ${String(words.at(-1))}`
  return {
    word: words.join('|'),
    read(raw) {
      const value = words.find((word) => word === raw)
      return value === undefined ? { fault } : { value }
    },
  }
}

/**
 * Several of `item`: a list, or text separated by commas.
 *
 * @param empty the word for the empty list. Empty text is a fault: it is what a variable holds that somebody forgot to fill.
 * @param most how many there may be
 */
export function list<Item>(item: Kind<Item>, empty: string, most = Infinity): Kind<readonly Item[]> {
  return {
    word: `${item.word},…|${empty}`,
    shown: (values) => (values.length === 0 ? empty : values.join(',')),
    read(raw) {
      const parts = typeof raw === 'string' ? splitList(raw, empty) : raw
      if (parts === undefined) return { fault: `expected one or more with commas between, or ${empty}` }
      if (!Array.isArray(parts)) return { fault: 'expected a list' }
      if (parts.length > most) return { fault: `expected at most ${String(most)}` }
      const values: Item[] = []
      for (const part of parts as unknown[]) {
        const read = item.read(part)
        if ('fault' in read) return { fault: `${read.fault} in the place of ${shown(part)}` }
        values.push(read.value)
      }
      return { value: values }
    },
  }
}

function splitList(raw: string, empty: string): string[] | undefined {
  const parts = raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return undefined
  return parts.length === 1 && parts[0] === empty ? [] : parts
}

/** A web origin, `https://example.com`: scheme, host, and port where it is not the scheme's own. */
export const origin: Kind<string> = {
  word: 'ORIGIN',
  read(raw) {
    const url = typeof raw === 'string' && URL.canParse(raw) ? new URL(raw) : undefined
    const whole = url !== undefined && url.origin !== 'null' && url.href === `${url.origin}/`
    return whole ? { value: url.origin } : { fault: 'expected an origin such as https://example.com' }
  },
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Where keys are fetched from. Whoever can change them on the way can let anybody in, so not over plain HTTP but from this machine. */
export const keysUrl: Kind<string> = {
  word: 'URL',
  read(raw) {
    if (raw === '') return { value: '' }
    const url = typeof raw === 'string' && URL.canParse(raw) ? new URL(raw) : undefined
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
    return isSafe && url.username === '' && url.password === '' ?
        { value: url.href }
      : { fault: 'expected an address such as https://login.example.com/jwks.json (http: on this machine only)' }
  },
}

const POOL = /^([a-z0-9._-]{1,64})(?:=(.+))?$/

/** A pool, `chess`, or one for the pages of some origins, `chess=https://a.example|https://b.example`. */
export const pool: Kind<string> = {
  word: 'POOL[=ORIGIN|…]',
  read(raw) {
    const [, name, bound] = (typeof raw === 'string' ? POOL.exec(raw) : null) ?? []
    if (name === undefined) {
      return { fault: 'expected a pool such as chess, of a-z, 0-9 and . _ -, or chess=https://example.com' }
    }
    if (bound === undefined) return { value: name }
    const origins: string[] = []
    for (const part of bound.split('|')) {
      const read = origin.read(part)
      if ('fault' in read) return { fault: `${read.fault} after ${name}=` }
      origins.push(read.value)
    }
    return { value: `${name}=${origins.join('|')}` }
  },
}

/** The parts of what `pool` has read. */
export function poolOf(read: string): { readonly name: string; readonly origins: readonly string[] } {
  const [name = '', origins] = read.split('=', 2)
  return { name, origins: origins?.split('|') ?? [] }
}
