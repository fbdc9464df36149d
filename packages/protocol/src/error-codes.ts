/** What an `Error` frame can say (rule E1). Closed: a new code is a new version. What each means stands in `errorMeanings`. */
export const ERROR_CODES = [
  'bad_frame',
  'unknown_type',
  'not_ready',
  'not_paired',
  'rate_limited',
  'peer_away',
  'peer_unsupported',
  'no_relay',
  'forbidden',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
