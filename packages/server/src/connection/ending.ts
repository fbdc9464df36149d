/**
 * How a connection ended, as far as the partner is concerned (rules H5, E3): its own doing, lost, or with the server, when
 * the partner is not told.
 */
export type Ending = 'left' | 'disconnected' | 'restart'

/** What a close code says (rules H5, E2), whichever side it came from. */
export function endingOf(code: number): Ending {
  if (code === 1012) return 'restart'
  const meant = code === 1000 || code === 1001 || code === 1009 || (code >= 4500 && code <= 4999)
  return meant ? 'left' : 'disconnected'
}
