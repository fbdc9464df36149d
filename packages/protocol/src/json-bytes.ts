// Where a value of JSON ends, found in its bytes. Each function says so only where `JSON.parse` and the limits would agree for certain, and
// else says that it is not sure.

/** It may be a value or none. */
export const UNSURE = -1

/**
 * The index behind a string that begins at `from`, if it holds from `least` (0 or 1) to `most` UTF-16 units for certain. No unit is written
 * with less than one byte, so that one with few enough bytes has few enough units.
 */
export function endOfText(bytes: Uint8Array, from: number, least: number, most: number): number {
  if (bytes[from] !== QUOTE) return UNSURE
  const start = from + 1
  const end = Math.min(start + most + 1, bytes.length)
  const words = end - start > LONG ? new DataView(bytes.buffer, bytes.byteOffset, end) : null
  let at = words === null ? start : skipLetters(words, start)
  while (at < end) {
    const byte = bytes[at] as number
    if (byte === BACKSLASH) {
      at = endOfEscape(bytes, at + 1)
      if (at === UNSURE) return UNSURE
      // Lines end in two escapes; then come letters.
      if (words !== null && bytes[at] !== BACKSLASH) at = skipLetters(words, at)
    } else if (byte === QUOTE) return at - start >= least ? at + 1 : UNSURE
    else if (byte < SPACE) return UNSURE
    else at++
  }
  return UNSURE
}

/** The same for a string of ASCII without escapes, which is what it is written as. */
export function endOfPlainText(bytes: Uint8Array, from: number, least: number, most: number): number {
  if (bytes[from] !== QUOTE) return UNSURE
  const start = from + 1
  const end = Math.min(start + most + 1, bytes.length)
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) return at - start >= least ? at + 1 : UNSURE
    if (byte < SPACE || byte > LAST_ASCII || byte === BACKSLASH) return UNSURE
  }
  return UNSURE
}

/** The index behind digits that begin at `from` and are a whole number from `least` to `most`, written as `JSON.stringify` does. */
export function endOfWhole(bytes: Uint8Array, from: number, least: number, most: number): number {
  let at = from
  let value = 0
  for (; at < from + MOST_DIGITS; at++) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  const length = at - from
  const isWritten = length === 1 || (length > 1 && bytes[from] !== ZERO)
  // What follows is for the caller to look at: another digit, a point and an exponent are not what it expects.
  return isWritten && value >= least && value <= most ? at : UNSURE
}

/** Whether these bytes stand there. */
export function standsAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  const { length } = expected
  if (at + length > bytes.length) return false
  for (let offset = 0; offset < length; offset++) {
    if (bytes[at + offset] !== expected[offset]) return false
  }
  return true
}

const SPACE = 0x20
const QUOTE = 0x22
const ZERO = 0x30
const LETTER_U = 0x75
const BACKSLASH = 0x5c
const LAST_ASCII = 0x7f
/** All whole numbers of so many digits are exact; so are most of one more, but not all. */
const MOST_DIGITS = 15
/** From how many bytes on it is worth looking at four of them at a time. */
const LONG = 512

/**
 * An index from `at` on before which there are only bytes that mean nothing but themselves: no quote, no backslash, nothing below space. Of a
 * word `w` of four bytes, `(w - 0x01010101) & ~w & 0x80808080` is not 0 if one of them is 0; a byte that is looked for is made 0 first.
 */
function skipLetters(words: DataView, at: number): number {
  const last = words.byteLength - 4
  for (; at <= last; at += 4) {
    const word = words.getInt32(at)
    const quote = word ^ 0x22222222
    const backslash = word ^ 0x5c5c5c5c
    const found =
      ((word - 0x20202020) & ~word) | ((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash)
    if ((found & 0x80808080) !== 0) return at
  }
  return at
}

/** What may stand after a backslash, besides `u`; and what after that. */
const SHORT_ESCAPES = /* @__PURE__ */ tableOf('"\\/bfnrt')
const HEX_DIGITS = /* @__PURE__ */ tableOf('0123456789abcdefABCDEF')

/** Which bytes are among these letters: looked up faster than in a set. */
function tableOf(letters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (let at = 0; at < letters.length; at++) table[letters.charCodeAt(at)] = 1
  return table
}

/** The index behind an escape whose letter stands at `at`. */
function endOfEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at] ?? 0
  if (SHORT_ESCAPES[letter] === 1) return at + 1
  if (letter !== LETTER_U) return UNSURE
  for (let digit = at + 1; digit <= at + 4; digit++) {
    if (HEX_DIGITS[bytes[digit] ?? 0] !== 1) return UNSURE
  }
  return at + 5
}
