/** What `JSON.parse` hides of an object's text, and a receiver may still trip over (rules F5, F7). */
export interface JsonShape {
  /** The names of its own members as they are written, escapes and repeats included, in order. */
  readonly names: readonly string[]
  /** Why it cannot be taken in, whatever its type: the first that stands in the text. */
  readonly fault: string | undefined
}

/**
 * Reads the text of a JSON object once more, for what a parsed value no longer shows: the order and spelling of names, and
 * members that a later one of the same name has replaced. A `__proto__` is refused at any depth, since a receiver that copies
 * members would take it for the prototype of its object. Takes time in proportion to the text.
 *
 * @param json well-formed JSON whose value is an object; anything else gives an unspecified shape
 */
export function jsonShape(json: string, maxNesting: number): JsonShape {
  const names: string[] = []
  let fault: string | undefined
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth++
        if (depth > maxNesting) fault ??= 'objects and lists are nested too deeply'
        break
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth--
        break
      case QUOTE: {
        const end = stringEnd(json, at + 1)
        if (isBeforeColon(json, end + 1)) {
          const name = json.slice(at + 1, end)
          if (depth === 1) names.push(name)
          if (isProto(name)) fault ??= 'a member named "__proto__" is not allowed'
        }
        at = end
      }
    }
  }
  return { names, fault }
}

const TAB = 0x09
const LINE_FEED = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** The index of the quote that ends the string whose content begins at `from`: the next one that no backslash escapes. */
function stringEnd(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return json.length
}

/** In well-formed JSON only a name has a colon after it. */
function isBeforeColon(json: string, from: number): boolean {
  for (let at = from; ; at++) {
    switch (json.charCodeAt(at)) {
      case SPACE:
      case TAB:
      case LINE_FEED:
      case RETURN:
        break
      case COLON:
        return true
      default:
        return false
    }
  }
}

function isProto(name: string): boolean {
  return name === '__proto__' || (name.includes('\\') && JSON.parse(`"${name}"`) === '__proto__')
}
