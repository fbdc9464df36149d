import type { IdleReason, Media, PeerLeftReason, Profile, WaitingReason } from '@mismatch/protocol'
import type { MatchError } from './errors.ts'
import type { MatchSession } from './match-session.ts'
import type { Quality, QualityReason } from './quality/grade.ts'

/**
 * - `idle`: not started yet, or only prepared
 * - `connecting`: started, without a place in the queue yet: camera prompt, connecting, between two partners, reconnecting
 * - `waiting`: in the queue
 * - `negotiating`: paired, media does not flow yet
 * - `connected`: talking to a partner
 * - `ended`: after `stop()`, or ended by the server, until `start()`
 */
export type ClientState = 'idle' | 'connecting' | 'waiting' | 'negotiating' | 'connected' | 'ended'

/** The connection to the server: its own axis, since a call outlives it. `connecting` includes the pause before a retry. */
export type SignalingState = 'offline' | 'connecting' | 'online'

/**
 * Why the state changed. Those of the server's `Idle` (rule Q8) stand beside:
 *
 * - `started`: `start()` was called
 * - `start_failed`: `start()` was rejected; the state is what it was before
 * - `queued`: the server gave a place in the queue
 * - `paired`: the server named a partner
 * - `media_flowing`: the two browsers are connected
 * - `next`, `reported`, `blocked`, `stopped`: as the person asked
 * - `peer_left`: the partner left (the `peerleft` event says how)
 * - `connection_failed`: the two browsers could not connect, or lost each other
 * - `signaling_lost`: the connection to the server broke, and the server kept neither place nor session, or not for so long
 * - `refused`: the server closed for good, refused the preferences, or is no Mismatch server (the `error` event says which)
 */
export type StateReason =
  | 'started'
  | 'start_failed'
  | 'queued'
  | 'paired'
  | 'media_flowing'
  | 'next'
  | 'reported'
  | 'blocked'
  | 'stopped'
  | 'connection_failed'
  | 'signaling_lost'
  | 'refused'
  | IdleReason

/**
 * Why signaling changed:
 *
 * - `open`: asked to connect
 * - `welcome`: the server has answered
 * - `retry`: the pause is over, or the network came back
 * - `failed`: an attempt did not get as far as an answer; `lost`: a working connection broke, or is silent
 * - `draining`: the server restarts and said when to come back; `wait`: it asked to stay away for a while
 * - `closed`: closed by this client; `refused`: closed by the server for good
 */
export type SignalingReason =
  'open' | 'welcome' | 'retry' | 'failed' | 'lost' | 'draining' | 'wait' | 'closed' | 'refused'

/**
 * How a session ended: as the server says (rule Q8), or `next`, `stopped` by this side, or `lost`: with the signaling, or the
 * partner hung up and the server did not say why.
 */
export type SessionEnd = PeerLeftReason | 'next' | 'stopped' | 'lost'

export interface WaitingInfo {
  /** How many are before one; 0 = next. */
  readonly position: number
  /** How many people are connected to the server. */
  readonly online: number
  readonly reason: WaitingReason
  /** About how many milliseconds it will take, where the server ventures to say. */
  readonly estimateMs?: number | undefined
}

/** The partner of one session. */
export interface PeerInfo {
  /** A pseudonym of this session only (rule Q3). */
  readonly id: string
  readonly profile: Profile
  /** `classic` partners know no chat, typing or peer state. */
  readonly dialect: 'v1' | 'classic'
  readonly media: Media
  readonly isBuddy: boolean
  readonly sharedTags: readonly string[]
}

/** What a person's microphone, camera and screen are set to. */
export interface PeerState {
  readonly audio: boolean
  readonly video: boolean
  readonly screen: boolean
}

/**
 * How far a message has come; it never goes back. One's own:
 *
 * - `sent`: on its way
 * - `failed`: the server could not pass it on; an `error` with its id as `refId` says why
 * - `refused`: the server does not let it through, by its own rules; the `error` has the `serverCode` `forbidden`
 * - `delivered`: it has arrived at the partner
 * - `read`: the partner's app says that it was shown
 *
 * The partner's are `delivered`, and `read` once `session.markRead()` was told.
 */
export type MessageStatus = 'sent' | 'failed' | 'refused' | 'delivered' | 'read'

export interface ChatMessage {
  readonly id: string
  /** As it was written, markup and bidi characters included: draw it as text. */
  readonly text: string
  /** Milliseconds since the epoch by the sender's clock. */
  readonly sentAt: number
  readonly from: 'me' | 'peer'
  readonly status: MessageStatus
}

/** One emoji, to a message of either side or to the moment. */
export interface Reaction {
  readonly emoji: string
  readonly message: ChatMessage | undefined
  readonly from: 'me' | 'peer'
}

/**
 * - `offered`: whoever is to get it has not answered yet
 * - `accepted`: its turn comes; one file is sent at a time each way
 * - `transferring`: its bytes are on their way; a connection that is interrupted makes it wait, not fail
 * - `done`: it has arrived whole, and both sides know
 * - `declined`: whoever was to get it does not want it
 * - `cancelled`: one of the two has stopped it
 * - `failed`: `reason` says why
 */
export type FileState = 'offered' | 'accepted' | 'transferring' | 'done' | 'declined' | 'cancelled' | 'failed'

/**
 * Why a file was `cancelled` or `failed`:
 *
 * - `me`, `peer`: who cancelled it
 * - `session_over`: the session ended before; `channel_closed`: the channel that carries files did
 * - `unreadable`: the file on this side's disk has changed or is gone
 * - `damaged`: what arrived is not what was offered
 * - `senseless`: the partner's client sent more than it had offered, in another order, or said that it had all too early
 */
export type FileReason = 'me' | 'peer' | 'session_over' | 'channel_closed' | 'unreadable' | 'damaged' | 'senseless'

/** One file between the two of a session. It is live: its members change, and the event `file` says when. */
export interface FileTransfer {
  readonly id: string
  readonly from: 'me' | 'peer'
  /** Of at most 255 UTF-16 units; without folders, control and bidi characters, so that it shows as what it is. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** What the sender says it is, such as `image/png`; `application/octet-stream` if they do not say. */
  readonly mime: string
  readonly state: FileState
  /** null unless `cancelled` or `failed` */
  readonly reason: FileReason | null
  /** Bytes so far: one's own that have left, the partner's that have arrived. */
  readonly transferred: number
  /**
   * The partner's file, once `done`. Its `type` is `mime` for pictures, sound, film and plain text, and else
   * `application/octet-stream`: a stranger's page or drawing with scripts would run as part of yours.
   */
  readonly blob: Blob | null
  /** Lets an offered file of the partner come. In any other state it does nothing, as the next two. */
  accept(): void
  /** Says no to an offered file of the partner. */
  decline(): void
  /** Stops a file that is not over, of either side. */
  cancel(): void
}

/** A camera or microphone that can be chosen. */
export interface LocalDevice {
  readonly deviceId: string
  readonly kind: 'audio' | 'video'
  /** As the system calls it; empty while the person has not allowed devices of this kind. */
  readonly label: string
  /** The one that is open. */
  readonly active: boolean
}

/** Every event of a client and its one payload object. */
export type ClientEvents = {
  /** The state has changed; `client.state` is `to`. */
  state: { readonly from: ClientState; readonly to: ClientState; readonly reason: StateReason }
  /** The connection to the server has changed, or is tried again in `retryInMs`. */
  signaling: {
    readonly from: SignalingState
    readonly to: SignalingState
    readonly reason: SignalingReason
    readonly retryInMs?: number
  }
  /** A place in the queue, and again whenever position or reason change. */
  waiting: WaitingInfo
  /** A partner was found; media does not flow yet. */
  paired: { readonly session: MatchSession }
  /** Media flows; in text sessions at once after `paired`. */
  connected: { readonly session: MatchSession }
  /**
   * The partner lost their connection to the server, which keeps the session for them until then: milliseconds since the epoch,
   * by the server's clock. The call itself may well go on.
   */
  peeraway: { readonly session: MatchSession; readonly until: number }
  /** They are back; else `peerleft` comes. */
  peerback: { readonly session: MatchSession }
  /** The session is over, whoever ended it; its connection is closed already. */
  peerleft: { readonly session: MatchSession; readonly reason: SessionEnd }
  /** The own camera and microphone were opened, changed, lost or (null) closed. */
  localstream: { readonly stream: MediaStream | null }
  /** One's own screen is shared, or (null) no more: by `stopScreen()`, the browser's own button, or the session's end. */
  screen: { readonly stream: MediaStream | null }
  /** Cameras or microphones were plugged in or out; from the first look at them on. */
  devices: { readonly devices: readonly LocalDevice[] }
  /** The partner's picture and sound have arrived. */
  remotestream: { readonly session: MatchSession; readonly stream: MediaStream }
  /**
   * The browser lets this page sound only after a press: show a button whose handler calls `client.resumePlayback()`. Once
   * a session, until that has helped; comes only with `client.playRemote()`.
   */
  playbackblocked: { readonly session: MatchSession }
  /**
   * A chat message, of the partner or one's own; again, with the same id and as `failed` or `refused`, if one's own did not go
   * through.
   * A message may come after later ones: its place is that in `session.messages`, which is always in order.
   */
  message: { readonly session: MatchSession; readonly message: ChatMessage }
  /** One's own message has come further: `delivered` or `read`, which is `status`. */
  receipt: { readonly session: MatchSession; readonly message: ChatMessage; readonly status: MessageStatus }
  /** Somebody reacted, the partner or oneself. It is kept nowhere. */
  reaction: { readonly session: MatchSession } & Reaction
  /** The partner writes, or has stopped writing. */
  typing: { readonly session: MatchSession; readonly active: boolean }
  /** The partner switched microphone, camera or screen. */
  peerstate: { readonly session: MatchSession } & PeerState
  /**
   * The call goes better or worse, 4 good to 0 unusable, and why; worse is told after four seconds, better after ten;
   * that nothing arrives any more (`silence`), and that something does, also where it was unusable before. `carries`:
   * on a way that stays unusable first the picture is held back (`audio`), then the sound (`text`), as if they were switched off;
   * they come back by themselves. Not while the page is hidden.
   */
  quality: {
    readonly session: MatchSession
    readonly quality: Quality
    readonly reason: QualityReason
    readonly carries: Media
  }
  /**
   * A file was offered, by either side, or has come further: at every change of its `state`, and at most ten times a second while
   * its bytes are on their way. What the partner offers while nobody listens is declined.
   */
  file: { readonly session: MatchSession; readonly transfer: FileTransfer }
  /**
   * One of the two began or stopped to speak; whoever speaks at the session's end is said to stop just before. Measured only
   * while somebody listens to this, from at most two seconds after, and while the page is seen. `me` needs a browser whose
   * statistics tell the level of a microphone, as those of Chromium and Safari: Firefox does not yet.
   */
  speaking: { readonly session: MatchSession; readonly who: 'me' | 'peer'; readonly speaking: boolean }
  /** Both agreed: from now on the two connect without a relay, and see each other's network addresses (rule V2). */
  direct: { readonly session: MatchSession }
  /** What went wrong and was not thrown to a caller. */
  error: { readonly error: MatchError }
}

export type ClientEventType = keyof ClientEvents
/** What a session tells its client, which adds the session. */
export type TellInSession = <
  Type extends
    'message' | 'receipt' | 'reaction' | 'typing' | 'peerstate' | 'peeraway' | 'peerback' | 'direct' | 'file',
>(
  type: Type,
  event: Omit<ClientEvents[Type], 'session'>,
) => void
export type Listener<Type extends ClientEventType> = (event: ClientEvents[Type]) => void
export interface ListenOptions {
  /** Removes the listener when aborted. */
  readonly signal?: AbortSignal | undefined
}
