import type { CloseName, ErrorCode, ServerMessageMap } from '@mismatch/protocol'

/**
 * What went wrong, for a program: an interface picks its own words by it.
 *
 * - `invalid_options`: the constructor was given options that cannot work; the message names every fault
 * - `camera_refused`: the person, the browser or the page's policy said no to camera or microphone, also in the middle of a call
 * - `camera_missing`: there is no camera or microphone that fits, or it was unplugged and there is no other
 * - `camera_busy`: other programs hold every camera, or every microphone
 * - `insecure_page`: the page is not served over https (or from localhost), so browsers hide cameras and cryptography from it
 * - `unsupported_browser`: WebSocket, RTCPeerConnection or mediaDevices is missing
 * - `media_failed`: camera or microphone failed in another way
 * - `screen_refused`: the person or the browser said no to sharing the screen, or it was not asked for by a press
 * - `unreachable`: no answer from the server; as an event after three failures in a row, and the client goes on trying.
 *   `sendMessage` throws it when neither road to the partner is open and ten messages have no receipt; and what is fetched on first use rejects with it
 *   when it cannot be
 * - `not_a_mismatch_server`: something answered, but it does not speak Mismatch v1; the client stops
 * - `refused`: the server closed for good, see `closeCode` and `closeName`; or it takes no `Ready` with these preferences
 * - `connection_failed`: the two browsers could not connect, or lost each other; the client goes on to the next partner. `reason`
 *   says what was found
 * - `no_relay`: the preferences hide network addresses, and the server has no TURN server for that
 * - `not_connected`: there is no connection to the partner's browser, or not yet
 * - `invalid_message`: an empty or too long text, or a report's comment that is too long
 * - `invalid_file`: not a Blob, too large (over 100 MiB), or it cannot be read
 * - `files_unavailable`: in this session no files are sent: it is for text, the partner's client does not know them, or the server
 *   said no
 * - `session_over`: the session has ended, nothing can be sent in it
 * - `rate_limited`: too many of these, see `retryAfterMs`; `refId` is the id of the message that the server refused, if it did
 * - `server_error`: the server refused a frame or sent one that does not make sense; `serverCode` says more
 * - `report_failed`: no confirmation came that the report, or the block, was stored
 * - `destroyed`: the client was destroyed
 */
export type MatchErrorCode =
  | 'invalid_options'
  | 'camera_refused'
  | 'camera_missing'
  | 'camera_busy'
  | 'insecure_page'
  | 'unsupported_browser'
  | 'media_failed'
  | 'screen_refused'
  | 'unreachable'
  | 'not_a_mismatch_server'
  | 'refused'
  | 'connection_failed'
  | 'no_relay'
  | 'not_connected'
  | 'invalid_message'
  | 'invalid_file'
  | 'files_unavailable'
  | 'session_over'
  | 'rate_limited'
  | 'server_error'
  | 'report_failed'
  | 'destroyed'

/**
 * What was found when two browsers did not connect:
 *
 * - `no_candidates`: this browser found no address to be reached at
 * - `relay_refused`: the TURN server did not take the credentials
 * - `relay_unreachable`: the TURN server did not answer
 * - `no_answer`: nothing came from the partner's browser
 * - `no_route`: both have addresses, and no way leads from one to the other; a TURN server would help
 * - `lost`: they were connected, and did not find each other again
 * - `unusable`: this browser could not make a connection, or not use what the partner's sent; `cause` says more
 */
export type ConnectionFailure =
  'no_candidates' | 'relay_refused' | 'relay_unreachable' | 'no_answer' | 'no_route' | 'lost' | 'unusable'

export interface MatchErrorDetails {
  readonly cause?: unknown
  /** For `connection_failed`. */
  readonly reason?: ConnectionFailure | undefined
  /** The WebSocket close code, for `refused`. */
  readonly closeCode?: number
  /** The name of `closeCode` in the protocol's table, for `refused`. */
  readonly closeName?: CloseName | 'unlisted'
  /** The code of the server's `Error` frame (rule E1). */
  readonly serverCode?: ErrorCode
  /** The id of the message that the server refused. */
  readonly refId?: string | undefined
  /** Milliseconds after which trying again makes sense. */
  readonly retryAfterMs?: number | undefined
}

/** Everything this package throws, rejects with, or hands out in an `error` event. */
export class MatchError extends Error {
  declare readonly code: MatchErrorCode
  /** Whether the same call may work later without changing anything in the program. */
  declare readonly retryable: boolean
  declare readonly reason: ConnectionFailure | undefined
  declare readonly closeCode: number | undefined
  declare readonly closeName: CloseName | 'unlisted' | undefined
  declare readonly serverCode: ErrorCode | undefined
  declare readonly refId: string | undefined
  declare readonly retryAfterMs: number | undefined

  constructor(code: MatchErrorCode, message: string, retryable: boolean, details: MatchErrorDetails = {}) {
    const { cause, ...rest } = details
    super(message, 'cause' in details ? { cause } : {})
    Object.assign(this, { name: 'MatchError', code, retryable }, rest)
  }
}

const make = (code: MatchErrorCode, retryable: boolean) => (message: string, details?: MatchErrorDetails) =>
  new MatchError(code, message, retryable, details)

export const cameraRefused = make('camera_refused', true)
export const cameraMissing = make('camera_missing', true)
export const cameraBusy = make('camera_busy', true)
export const mediaFailed = make('media_failed', true)
export const screenRefused = make('screen_refused', true)

export function invalidOptions(faults: readonly string[]): MatchError {
  return new MatchError('invalid_options', faults.join('; '), false)
}
export function insecurePage(): MatchError {
  return new MatchError('insecure_page', 'browsers give this only to https pages and to localhost', false)
}
export function unsupportedBrowser(missing: string): MatchError {
  return new MatchError('unsupported_browser', `this browser has no ${missing}`, false)
}
export function unreachable(cause?: unknown): MatchError {
  return new MatchError('unreachable', 'the server does not answer', true, { cause })
}
/** A part of this package that is loaded on demand. */
export function notFetched(cause: unknown): MatchError {
  return new MatchError('unreachable', 'a part of the client could not be fetched', true, { cause })
}
export function noRoad(): MatchError {
  return new MatchError('unreachable', 'the partner is out of reach', true)
}
export function notAMismatchServer(why: string): MatchError {
  return new MatchError('not_a_mismatch_server', `this is not a Mismatch server: ${why}`, false)
}
export function refusedByServer(closeCode: number, closeName: CloseName | 'unlisted'): MatchError {
  return new MatchError('refused', `the server closed with ${String(closeCode)} (${closeName})`, false, {
    closeCode,
    closeName,
  })
}
/** The server gives no token, and lets nobody in without. */
export function loginRefused(why: string): MatchError {
  return new MatchError('refused', `the server gives no token: ${why}`, false, {
    closeCode: 4501,
    closeName: 'unauthorized',
  })
}
export function tooManyTokens(retryAfterMs: number | undefined): MatchError {
  return new MatchError('rate_limited', 'too many tokens were asked for', true, { retryAfterMs })
}
export function connectionFailed(reason: ConnectionFailure, cause?: unknown): MatchError {
  return new MatchError('connection_failed', `the two browsers could not connect: ${reason}`, true, { reason, cause })
}
export function noRelay(details?: MatchErrorDetails): MatchError {
  return new MatchError('no_relay', 'the server has no TURN server to hide addresses behind', true, details)
}
export function notConnected(): MatchError {
  return new MatchError('not_connected', 'there is no connection to the partner’s browser', true)
}
export function invalidMessage(why: string): MatchError {
  return new MatchError('invalid_message', why, false)
}
export function tooManyMessages(retryAfterMs: number): MatchError {
  return new MatchError('rate_limited', 'too many messages at once', true, { retryAfterMs })
}
export function invalidFile(why: string, cause?: unknown): MatchError {
  return new MatchError('invalid_file', why, false, { cause })
}
export function filesUnavailable(): MatchError {
  return new MatchError('files_unavailable', 'no files are sent in this session', false)
}
export function tooManyFiles(): MatchError {
  return new MatchError('rate_limited', 'too many files are under way', true)
}
export function sessionOver(): MatchError {
  return new MatchError('session_over', 'the session has ended', false)
}
export function reportFailed(why: string, details?: MatchErrorDetails): MatchError {
  return new MatchError('report_failed', `the server did not confirm it: ${why}`, true, details)
}
export function destroyed(): MatchError {
  return new MatchError('destroyed', 'the client was destroyed', false)
}
/** A frame from the server that does not validate. */
export function senselessFrame(why: string): MatchError {
  return new MatchError('server_error', `the server sent a senseless frame: ${why}`, false)
}
/** The server's own `Error` frame (rule E1). */
export function fromErrorFrame(frame: ServerMessageMap['Error']): MatchError {
  const details = { serverCode: frame.code, refId: frame.ref_id, retryAfterMs: frame.retry_after_ms }
  const what = frame.ref === undefined ? frame.message : `${frame.ref}: ${frame.message}`
  if (frame.code === 'no_relay') return noRelay(details)
  const isRate = frame.code === 'rate_limited'
  const isPassing = isRate || frame.code === 'internal' || frame.code === 'peer_away'
  return new MatchError(isRate ? 'rate_limited' : 'server_error', what, isPassing, details)
}
