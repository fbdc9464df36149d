/** The origin that a script came from; null when it is no web server (a file, a data address, unknown). */
export function originOf(scriptUrl: string | null | undefined): string | null {
  try {
    const { protocol, origin } = new URL(scriptUrl ?? '')
    return protocol === 'https:' || protocol === 'http:' ? origin : null
  } catch {
    return null
  }
}

/** Whether a Mismatch server answers at this origin: `GET /ready`, ready or not. */
export async function isMismatchServer(
  origin: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/ready`, { signal, credentials: 'omit' })
    const answer: unknown = await response.json()
    return typeof answer === 'object' && answer !== null && 'server' in answer && answer.server === 'mismatch'
  } catch {
    return false
  }
}
