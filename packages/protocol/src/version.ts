/** The major version of the wire. Two ends that share none close with 4505 (rule F3). */
export const PROTOCOL_VERSION = 1

/** The WebSocket subprotocol that selects v1; a socket without one speaks the classic dialect (rules F3, C1). */
export const SUBPROTOCOL = 'mismatch.v1'

/** Frames that do not count for acknowledgement and resume (the words at the top of the wire's description; rule H4). */
export const UNCOUNTED: ReadonlySet<string> = new Set(['Hello', 'Welcome', 'Ping', 'Pong'])
