/**
 * The top-level member names of a JSON object as they are written, escapes and repeats included, in order (rule F7).
 * `JSON.parse` hides all three, and a relayed frame is read again by the partner, so what the server checked must be what
 * the text says.
 *
 * @param json well-formed JSON whose value is an object; anything else gives an unspecified list
 */
export function memberNames(json: string): string[] {
  const names: string[] = []
  let depth = 0
  let expectName = false
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth++
        expectName = depth === 1
        break
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth--
        break
      case COMMA:
        expectName = depth === 1
        break
      case QUOTE: {
        const end = stringEnd(json, at + 1)
        if (expectName) names.push(json.slice(at + 1, end))
        expectName = false
        at = end
      }
    }
  }
  return names
}

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** The index of the quote that ends the string whose content begins at `from`. */
function stringEnd(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return json.length
}

/**
 * Why a parsed value cannot be taken in, whatever its type: too deep (rule F5), or a `__proto__` member, which a receiver
 * that copies members would take for the prototype of its object.
 */
export function shapeFault(value: unknown, maxNesting: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (maxNesting === 0) return 'objects and lists are nested too deeply'
  if (Object.hasOwn(value, '__proto__')) return 'a member named "__proto__" is not allowed'
  for (const inner of Object.values(value)) {
    const fault = shapeFault(inner, maxNesting - 1)
    if (fault !== undefined) return fault
  }
  return undefined
}
