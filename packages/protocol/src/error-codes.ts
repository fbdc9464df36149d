/** What an `Error` frame can say (rule E1), and what the receiver may do about it. Closed: a new code is a new version. */
export const errorCodes = {
  bad_frame: 'A known type that does not validate; `message` names the member and why. Mend the sender.',
  unknown_type: 'A type this server does not know. Mend the sender, or do without the feature.',
  not_ready: 'The frame needs a place in the queue; send Ready first.',
  not_paired: 'The frame names no session of yours that is live or recent.',
  rate_limited: 'Too many of these; try again after `retry_after_ms`.',
  peer_away: 'The partner cannot take frames at the moment; this one was not delivered.',
  peer_unsupported: "The partner's client does not know this frame.",
  no_relay: 'The privacy asked for needs a TURN server, and this server has none.',
  forbidden: 'Not allowed here; `message` says by which rule.',
  internal: 'The server failed; trying again later may work.',
} as const

export type ErrorCode = keyof typeof errorCodes

export const ERROR_CODES = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]
