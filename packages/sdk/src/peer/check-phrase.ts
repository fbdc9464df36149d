import { insecurePage } from '../errors.ts'

// Both ends derive the same digits from what the two browsers prove to each other by their certificates. A middleman has to show
// each of them a certificate of his own, and the digits differ.

/** Six groups of three digits, 2^59.8 phrases: digits are read aloud in any language, and by any screen reader. */
const GROUPS = 6
const GROUP = 1_000n
/**
 * A middleman who runs the signaling may try certificates on both sides until two phrases meet: after 2^31 of them. Each try costs
 * him so many rounds, and he has but the seconds until the browsers give up; an honest end pays a quarter of a second, once.
 */
const ROUNDS = 500_000

/**
 * @param descriptions the SDP of both ends, in either order
 * @throws MatchError (rejects) `insecure_page`: without https the page itself could be anybody's, and browsers hide what is needed
 */
export async function checkPhrase(descriptions: readonly string[], sessionId: string): Promise<string> {
  // Hidden on such pages, whatever the types say.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) throw insecurePage()
  const bytes = (text: string) => new TextEncoder().encode(text)
  const secret = descriptions.map(fingerprints).sort().join('\n\n')
  const key = await subtle.importKey('raw', bytes(secret), 'PBKDF2', false, ['deriveBits'])
  const salt = bytes(`mismatch check phrase 1 ${sessionId}`)
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 128)
  return groupsOf(bits).join(' ')
}

/**
 * Every fingerprint that a description names, since a browser is content with any one of them: were only the first looked at, a
 * middleman would put the true one before his own.
 */
function fingerprints(sdp: string): string {
  const lines = sdp.split(/[\r\n]+/).map((line) => line.trim().replace(/\s+/g, ' ').toUpperCase())
  return [...new Set(lines.filter((line) => line.startsWith('A=FINGERPRINT')))].sort().join('\n')
}

/** 128 bits, so that what is left over of them does not make one phrase likelier than another. */
function groupsOf(bits: ArrayBuffer): string[] {
  const view = new DataView(bits)
  let number = (view.getBigUint64(0) << 64n) | view.getBigUint64(8)
  return Array.from({ length: GROUPS }, () => {
    const group = String(number % GROUP).padStart(3, '0')
    number /= GROUP
    return group
  })
}
