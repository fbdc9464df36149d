import type { IceServer, Media, Mode, Privacy, Profile } from '@mismatch/protocol'
import type { Clock } from './clock.ts'

/** What `prepare()` and `start()` ask for; members left out come from the options, then from the defaults. */
export interface Preferences {
  /** `video` (default) opens camera and microphone, `audio` the microphone, `text` neither. Text meets only text. */
  readonly media?: Media | undefined
  /** Only people of the same pool meet (rule Q1): 1 to 64 of `a-z 0-9 . _ -`. Default `default`. */
  readonly pool?: string | undefined
  /** `global` (default): anyone. `buddies_first`: buddies who wait are taken first. `buddies_only`: nobody else (rule M4). */
  readonly mode?: Mode | undefined
  /**
   * At most 10 interests of 1 to 32 UTF-16 units; upper and lower case are the same. For the first seconds only people who share
   * one meet, then anyone (rule M3); those shared stand in `session.peer.sharedTags`.
   */
  readonly tags?: readonly string[] | undefined
  /** At most 5 languages, as BCP 47 tags (`de`, `pt-BR`): as with tags, who shares one comes first (rule M3). */
  readonly languages?: readonly string[] | undefined
  /** What the partner is shown; drawn as text. */
  readonly profile?: Profile | undefined
  /**
   * Whether the partner may learn one's network address (rule V1); of the two in a session the stricter counts. `direct` (default):
   * they may. `relay_first`: not until both have called `session.goDirect()`. `relay`: never. The latter two need a TURN server at
   * the server, else the error `no_relay` comes.
   */
  readonly privacy?: Privacy | undefined
  /** Whether to be queued again when the partner leaves (rule Q7). Default true; else the client ends with `peer_left`. */
  readonly autoRequeue?: boolean | undefined
}

/**
 * Everything but `url` may be left out. What belongs to the browser is looked up when it is needed, so that importing this
 * package and constructing a client work in Node and on a rendering server.
 */
export interface MatchClientOptions {
  /** The server: `ws(s)://` or `http(s)://`; the path is `/ws` if there is none. */
  readonly url: string
  /** Serves bans and limits only. Default: a random id kept in `storage`; `null` sends none. */
  readonly deviceId?: string | null | undefined
  /**
   * Who somebody is, to a server that wants to know: a token of your login, or what gets one. A function is called again before its
   * token ends (a JWT says when), and for each connection if that is not known. Left out, and where a function
   * gives none, the server is asked for an anonymous token once it wants one.
   */
  readonly token?: string | (() => string | undefined | PromiseLike<string | undefined>) | undefined
  /** The answer of a captcha, or what gets it, for a server that wants one before it gives an anonymous token. */
  readonly challenge?: string | (() => string | undefined | PromiseLike<string | undefined>) | undefined
  /** Defaults for `prepare()` and `start()`. */
  readonly preferences?: Preferences | undefined
  /** What the server's logs call this client. Default: this package and its version. */
  readonly client?: { readonly name: string; readonly version: string } | undefined

  readonly WebSocket?: SocketConstructor | undefined
  readonly RTCPeerConnection?: RtcConnectionConstructor | undefined
  readonly mediaDevices?: DeviceSource | undefined
  /** Says to `diagnose()` what the person has allowed. Default `navigator.permissions`. */
  readonly permissions?: PermissionSource | undefined
  /** Asks the server for an anonymous token, and for `diagnose()`. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Default `localStorage`; memory where that is closed. */
  readonly storage?: KeyValueStorage | undefined
  /**
   * Where the place in the queue is handed over to the same tab's next page, when this one is reloaded. Default `sessionStorage`;
   * `null`: nowhere, a reloaded page starts anew.
   */
  readonly reloadStorage?: ReloadStorage | null | undefined
  readonly clock?: Clock | undefined
  /**
   * Whether the next connection is made ready while one waits in the queue, and during a call, so that the next call begins sooner
   * (rule Q4). Default true. Never more than two connections are open.
   */
  readonly warmStart?: boolean | undefined
  /** From 0 up to 1, for the jitter of reconnects. Default `Math.random`. */
  readonly random?: (() => number) | undefined

  readonly rtc?:
    | {
        /** Instead of those that the server names. */
        readonly iceServers?: readonly IceServer[] | undefined
        /** `relay` uses only TURN servers, so that the partner learns no address. Default `all`. */
        readonly iceTransportPolicy?: 'all' | 'relay' | undefined
        /**
         * The most that is sent of each, in kbit/s; 0 = what the browser thinks best. Default `video` 1,500, where a face at 1280x720
         * looks good, and little more does; `screen` 2,500, so that small letters stay sharp; `audio` 40, where Opus leaves
         * nothing to wish for in speech.
         */
        readonly maxBitrateKbps?:
          | {
              readonly audio?: number | undefined
              readonly video?: number | undefined
              readonly screen?: number | undefined
            }
          | undefined
      }
    | undefined
  /** Full-jitter backoff: the delay is random between 0 and a bound that doubles from `minDelayMs` to `maxDelayMs`. */
  readonly reconnect?:
    | {
        /** Default 500. */
        readonly minDelayMs?: number | undefined
        /** Default 20,000. */
        readonly maxDelayMs?: number | undefined
      }
    | undefined
  /**
   * A partner with whom no media flows after this long is given up with `connection_failed`; 0 = never. Default 15,000, the least
   * that rule Q11 allows. A call that was connected is given up 30 s after it was lost.
   */
  readonly connectTimeoutMs?: number | undefined
}

/** Preferences with every default filled in: what a `Ready` says (rule Q1). */
export interface Wish {
  readonly media: Media
  readonly pool: string | undefined
  readonly mode: Mode | undefined
  readonly tags: readonly string[] | undefined
  readonly languages: readonly string[] | undefined
  readonly profile: Profile | undefined
  readonly privacy: Privacy | undefined
  readonly autoRequeue: boolean
}

/** What is used of a WebSocket; the browser's and that of the package `ws` fit. */
export interface Socket {
  readonly protocol: string
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(text: string): void
  close(code?: number, reason?: string): void
}
export type SocketConstructor = new (url: string, protocols: string) => Socket

/** What is used of an RTCPeerConnection. */
export type RtcConnection = Pick<
  RTCPeerConnection,
  | 'addIceCandidate'
  | 'addTrack'
  | 'addTransceiver'
  | 'close'
  | 'connectionState'
  | 'createDataChannel'
  | 'getConfiguration'
  | 'getStats'
  | 'getTransceivers'
  | 'iceGatheringState'
  | 'localDescription'
  | 'onconnectionstatechange'
  | 'onicecandidate'
  | 'onicecandidateerror'
  | 'onnegotiationneeded'
  | 'ontrack'
  | 'remoteDescription'
  | 'restartIce'
  | 'setConfiguration'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'signalingState'
> & { createOffer(): Promise<RTCSessionDescriptionInit> }
export type RtcConnectionConstructor = new (configuration?: RTCConfiguration) => RtcConnection

/** What is used of `navigator.mediaDevices`; without a list there is nothing to choose from. */
export interface DeviceSource
  extends Pick<MediaDevices, 'getUserMedia'>, Partial<Pick<MediaDevices, 'enumerateDevices' | 'getDisplayMedia'>> {
  addEventListener?(type: 'devicechange', listener: () => void): void
  removeEventListener?(type: 'devicechange', listener: () => void): void
}

/** What is used of `navigator.permissions`. */
export interface PermissionSource {
  query(descriptor: { name: PermissionName }): Promise<Pick<PermissionStatus, 'state'>>
}

/** What is used of `localStorage`. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem'>

/** What is used of `sessionStorage`. */
export type ReloadStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
