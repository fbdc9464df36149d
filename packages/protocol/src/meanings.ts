import type { KnownCloseCode } from './close-codes.ts'
import type { ErrorCode } from './error-codes.ts'

// What the codes of the wire mean, in words for a developer. Kept beside the tables that programs read, so that a client
// which never prints these words does not carry them.

/** What each `Error` code means, and what the receiver may do about it (rule E1). */
export const errorMeanings: { readonly [Code in ErrorCode]: string } = {
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
}

/** Why a connection is closed with each code (rule E2). */
export const closeMeanings: { readonly [Code in KnownCloseCode]: string } = {
  1000: 'The other end is done.',
  1001: 'The page or the server went away.',
  1005: 'Closed without a code.',
  1006: 'The connection broke, or was refused before the upgrade.',
  1009: 'A frame was longer than 64 KiB.',
  1011: 'The server failed on this connection.',
  1012: 'The server restarts.',
  1013: 'The server is overloaded.',
  4000: 'The token ended while connected.',
  4001: 'No Hello came as the first frame within the time allowed.',
  4002: 'More was waiting to be read than the server keeps.',
  4003: 'Too many frames were refused; the reason is `retry_after_ms=N`.',
  4004: 'The server was found full after the upgrade.',
  4500: 'Binary, an invalid Hello, or too many frames that do not validate.',
  4501: 'The token is missing or wrong.',
  4502: 'This user, device or address is banned.',
  4504: 'The same user connected elsewhere.',
  4505: 'None of the offered subprotocols is known.',
  4506: 'The same user is connected elsewhere and stays.',
}
