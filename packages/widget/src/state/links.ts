/** A piece of a text; with `href` it is a link. All pieces together are the text, unchanged. */
export interface Piece {
  readonly text: string
  readonly href?: string
  /** Where it really leads, where its letters may look like others or are no plain name. */
  readonly host?: string
}

const candidates = /(?:https?:\/\/|www\.)[^\s<>"`]+/giu
const tail = `.,:;!?'*_~|…’”«»。，、：；！？`
const opening = new Map(['()', '[]', '{}', '（）', '「」', '『』', '【】'].map((pair) => [pair[1], pair[0]!]))

/** Links are what begins with `http://`, `https://` or `www.`, and nothing else (rule R6). */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { 0: found, index } of text.matchAll(candidates)) {
    const link = beginsWord(text, index) ? linkOf(withoutTail(found)) : null
    if (link === null) continue
    if (index > done) pieces.push({ text: text.slice(done, index) })
    pieces.push(link)
    done = index + link.text.length
  }
  if (done < text.length) pieces.push({ text: text.slice(done) })
  return pieces
}

function beginsWord(text: string, index: number): boolean {
  return !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, index - 2), index))
}

/** What ends a sentence, or closes a bracket that was opened before the link, is not of the link. */
function withoutTail(text: string): string {
  let end = text.length
  for (; end > 0; end--) {
    const last = text[end - 1]!
    const opener = opening.get(last)
    const rest = text.slice(0, end)
    if (opener === undefined ? !tail.includes(last) : count(rest, opener) >= count(rest, last)) break
  }
  return text.slice(0, end)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

function linkOf(text: string): Piece | null {
  const url = parsed(/^www/i.test(text) ? `https://${text}` : text)
  // `https://bank.example@evil.example` leads to where it does not seem to.
  if (url === null || url.username !== '' || url.password !== '' || !/[^.]\.[^.]/.test(url.hostname)) return null
  const { href, hostname } = url
  return isPlain(text, hostname) ? { text, href } : { text, href, host: hostname }
}

function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

// Of the Latin letters only those of European languages: there are others that look like plain ones.
const alphabets = ['a-zß-öø-ÿĀ-İĲ-ķĹ-ž']
  .concat(['Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Han', 'Hangul', 'Thai'].map((name) => `\\p{Script=${name}}`))
  .map((letters) => new RegExp(`^[${letters}\\d.-]*$`, 'u'))

/** Whether the host is written as it is called, or at least in the letters of one alphabet. */
function isPlain(text: string, hostname: string): boolean {
  const written = /^(?:https?:\/\/)?([^/?#\\:]*)/i.exec(text)![1]!.toLowerCase()
  return written === hostname || (hostname.includes('xn--') && alphabets.some((one) => one.test(written)))
}
