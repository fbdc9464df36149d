import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose'

/** How long fetching the keys may take, in ms: whoever waits to be let in waits for it. */
const FETCH_MS = 5_000
/** The keys of a large identity provider take a tenth of it. */
const KEY_SET_BYTES = 262_144

/** The keys could not be fetched; `code` says why, for the log: what the system says, or the status of the answer. */
export class KeySetError extends Error {
  override readonly name = 'KeySetError'
  readonly code: string

  constructor(code: string, cause?: unknown) {
    super(`the keys at auth-jwks-url could not be fetched: ${code}`, { cause })
    this.code = code
  }
}

/**
 * The public keys at an address (RFC 7517), fetched when they are first needed, kept for ten minutes, and fetched again when a token names
 * one that is not among them, at most every 30 s.
 */
export function createKeySet(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), { timeoutDuration: FETCH_MS, [customFetch]: fetchKeys })
}

const fetchKeys: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options).catch((cause: unknown) => {
    throw isTimeout(cause) ? cause : new KeySetError(codeOf(cause), cause)
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new KeySetError(`HTTP_${String(response.status)}`)
  }
  return new Response(await textOf(response))
}

async function textOf(response: Response): Promise<string> {
  const body = response.body as AsyncIterable<Uint8Array> | null
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > KEY_SET_BYTES) throw new KeySetError('TOO_LONG')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** jose knows how to say that. */
function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'TimeoutError'
}

/** fetch says what happened in the cause of its error. */
function codeOf(thrown: unknown): string {
  const code = (thrown as { cause?: { code?: unknown } }).cause?.code
  return typeof code === 'string' ? code : 'FETCH_FAILED'
}
