import type { MatchErrorCode } from './errors.ts'

// For docs/errors.md alone: no client carries these words.

export interface ErrorAdvice {
  /** Whether `retryable` is true on such an error: always, never, or as the case is. */
  readonly retryable: 'yes' | 'no' | 'either'
  /** What a program does about it. */
  readonly advice: string
}

export const errorAdvice: { readonly [Code in MatchErrorCode]: ErrorAdvice } = {
  invalid_options: { retryable: 'no', advice: 'Mend the options; all faults are named at once.' },
  camera_refused: {
    retryable: 'yes',
    advice: 'Say where the browser keeps that permission and offer to try again; or `start` with `audio` or `text`.',
  },
  camera_missing: {
    retryable: 'yes',
    advice: 'Offer to try again once something is plugged in; or `start` with `audio` or `text`.',
  },
  camera_busy: {
    retryable: 'yes',
    advice: 'Ask to close the other program and try again; or `start` with `audio` or `text`.',
  },
  insecure_page: { retryable: 'no', advice: 'Serve the page over https; `text` works without.' },
  unsupported_browser: { retryable: 'no', advice: 'Ask for another browser; without RTCPeerConnection `text` works.' },
  media_failed: { retryable: 'yes', advice: 'Offer to try again; or `start` with `audio` or `text`.' },
  screen_refused: {
    retryable: 'yes',
    advice: 'Nothing: the person has closed the choice. Call `shareScreen` in the handler of a press.',
  },
  unreachable: {
    retryable: 'yes',
    advice: 'Say so and wait: the client goes on trying. For `sendMessage`: send again when the partner is back.',
  },
  not_a_mismatch_server: { retryable: 'no', advice: 'Mend `url`, or bring client and server to versions that fit.' },
  refused: { retryable: 'no', advice: 'Act by `closeName`: see the closes below.' },
  connection_failed: {
    retryable: 'yes',
    advice: 'Nothing: the next partner is sought. If the reason `no_route` is frequent, the server needs TURN.',
  },
  no_relay: {
    retryable: 'yes',
    advice: 'Offer to try again, or `start` with the privacy `direct`, if the person agrees; or give the server TURN.',
  },
  not_connected: { retryable: 'yes', advice: 'Try again once `connected` came; in a `text` session it never does.' },
  invalid_message: { retryable: 'no', advice: 'Keep to `limits`, before sending.' },
  invalid_file: { retryable: 'no', advice: 'Say so, and let another file be chosen.' },
  files_unavailable: { retryable: 'no', advice: 'Offer no files until the next partner.' },
  session_over: { retryable: 'no', advice: 'Nothing: drop what was to be sent, it was for the last partner.' },
  rate_limited: { retryable: 'yes', advice: 'Try again after `retryAfterMs`.' },
  server_error: {
    retryable: 'either',
    advice: 'Act by `serverCode`: see the `Error` frames below. Without one the server is at fault: report it.',
  },
  report_failed: { retryable: 'yes', advice: 'Say that the report was not stored, and offer to send it again.' },
  destroyed: { retryable: 'no', advice: 'Make a new `MatchClient`.' },
}
