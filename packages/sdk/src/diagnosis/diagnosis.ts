import type { CloseName } from '@mismatch/protocol'

/**
 * What is looked at: devices, the connection to the server, the servers that help two browsers to find each other (one check for each
 * address of a TURN server), and whether this browser connects at all.
 */
export type CheckName =
  'camera' | 'microphone' | 'signaling' | 'stun' | 'turn_udp' | 'turn_tcp' | 'turn_tls' | 'data_channel'

/**
 * What a check found. Those that errors have as well mean the same here; where the server closed, it is the name of the close:
 *
 * - `not_asked`: the person has not said yet whether this page may use it, and `ask` was not given
 * - `not_answered`: the person was asked and has not answered yet
 * - `not_configured`: there is no server of this kind
 * - `camera_refused`: the person, the browser or the page's policy said no to this camera or microphone
 * - `camera_missing`: there is none
 * - `camera_busy`: another program holds it
 * - `media_failed`: it failed in another way
 * - `insecure_page`: the page is not served over https, so browsers hide devices from it
 * - `unsupported_browser`: this browser has no such thing
 * - `unreachable`: no answer from the server
 * - `no_websocket`: the server answers over HTTP, and takes no WebSocket
 * - `forbidden`: the server takes no pages of this origin
 * - `rate_limited`: the server has heard too much from this network address in the last minute
 * - `not_a_mismatch_server`: something answers, but it does not speak Mismatch v1
 * - `servers_unknown`: the server did not say which STUN and TURN servers there are
 * - `stun_unreachable`: no STUN server answered: this browser does not learn how it is seen from outside
 * - `relay_refused`: the TURN server did not take the credentials, or has no room
 * - `relay_unreachable`: the TURN server did not answer
 * - `no_candidates`: this browser found no address to be reached at
 * - `no_route`: this browser does not even connect to itself
 * - `unusable`: this browser could not make a connection
 */
export type DiagnosisCode =
  | 'not_asked'
  | 'not_answered'
  | 'not_configured'
  | 'camera_refused'
  | 'camera_missing'
  | 'camera_busy'
  | 'media_failed'
  | 'insecure_page'
  | 'unsupported_browser'
  | 'unreachable'
  | 'no_websocket'
  | 'forbidden'
  | 'rate_limited'
  | 'not_a_mismatch_server'
  | 'servers_unknown'
  | 'stun_unreachable'
  | 'relay_refused'
  | 'relay_unreachable'
  | 'no_candidates'
  | 'no_route'
  | 'unusable'
  | CloseName
  | 'unlisted'

export interface Check {
  readonly name: CheckName
  /** null: not tried, and `code` says why. */
  readonly ok: boolean | null
  /** How long it took; to the server: until its `Welcome`, or until the socket was open where the client has a place there. */
  readonly ms: number
  /** null where all is well. */
  readonly code: DiagnosisCode | null
  /** Of a TURN server that was tried. */
  readonly url?: string
}

export interface Diagnosis {
  /** Whether nothing is wrong; what was not tried does not count. */
  readonly ok: boolean
  /** In the order of `CheckName`. */
  readonly checks: readonly Check[]
}

export interface DiagnoseOptions {
  /** Ends it: everything is closed, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Hears of each check when it is done. */
  readonly onCheck?: ((check: Check) => void) | undefined
  /** Whether the person may be asked for camera and microphone, which are then opened for a moment. Default false. */
  readonly ask?: boolean | undefined
}
