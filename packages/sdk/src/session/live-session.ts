import {
  encode,
  type ClientMessageMap,
  type ClientType,
  type Media,
  type Privacy,
  type ReportReason,
  type ServerMessage,
} from '@mismatch/protocol'
import { Call, type CallEvents, type CallParts } from './call.ts'
import type { Confirmable } from '../data/confirmations.ts'
import { Talk } from '../data/talk.ts'
import { notConnected, sessionOver } from '../errors.ts'
import type { ChatMessage, FileTransfer, PeerInfo, PeerState, TellInSession } from '../events.ts'
import type { MatchSession } from '../match-session.ts'
import { makeId } from '../ids.ts'
import { onDemand } from '../on-demand.ts'
import type { Quality } from '../quality/grade.ts'
import type { SessionStats } from '../quality/session-stats.ts'
import type { Config } from '../resolve-options.ts'
import { SessionFiles } from './session-files.ts'

export interface LiveSessionParts extends Pick<
  CallParts,
  'facts' | 'spare' | 'connect' | 'closer' | 'configuration' | 'wantsSpeaking'
> {
  readonly ownMedia: Media
  readonly config: Pick<Config, 'clock' | 'connectTimeoutMs' | 'isHidden' | 'listen' | 'maxBitrateKbps'>
  /** Whether the server is there. */
  readonly isOnline: () => boolean
  /** Whether the frame goes to the server, now or once it is back. */
  readonly send: (message: ClientMessageMap[ClientType]) => boolean
  /** What the server says: whether files are sent at all, and, at each use, whether messages go through it (rule R6). */
  readonly offers: { readonly files: boolean; readonly relaysChat: boolean }
  /** Whether the app listens to what is offered. */
  readonly hearsFiles: () => boolean
  /** Resolves with what the server says to it. */
  readonly ask: (message: Confirmable) => Promise<string>
}

export interface LiveSessionEvents extends Pick<
  CallEvents,
  'onFlowing' | 'onFailed' | 'onPartnerGone' | 'onTrouble' | 'onRemoteStream' | 'onQuality' | 'onSpeaking'
> {
  readonly tell: TellInSession
}

/** How a lost connection to the server came back: with every frame, or with the session alone (rule H6). */
export type Resumed = 'exact' | 'session'

/** One session as the client holds it: the connection to the partner and the conversation, each knowing nothing of the other. */
export class LiveSession implements MatchSession {
  readonly id: string
  readonly peer: PeerInfo
  #privacy: Privacy
  #peerAway: number | null = null
  #over = false
  /** None in text sessions (rule R3). */
  readonly #call: Call | null
  readonly #talk: Talk
  readonly #files: SessionFiles
  readonly #parts: LiveSessionParts
  readonly #tell: TellInSession
  #ownState: PeerState | null = null

  constructor(parts: LiveSessionParts, events: LiveSessionEvents) {
    const { facts, config, send } = parts
    this.id = facts.id
    this.peer = facts.peer
    this.#privacy = facts.privacy ?? 'direct'
    this.#parts = parts
    this.#tell = events.tell
    this.#talk = new Talk({
      sessionId: facts.id,
      ownMedia: facts.peer.media === 'text' ? 'text' : parts.ownMedia,
      peerMedia: facts.peer.media,
      isClassic: facts.peer.dialect === 'classic',
      offers: parts.offers,
      clock: config.clock,
      makeId,
      byChannel: (text) => this.#call?.link.sendText(text) ?? false,
      byRelay: send,
      onFileMessage: (message) => this.#files.receive(message),
      tell: events.tell,
    })
    this.#call = facts.peer.media === 'text' ? null : this.#callFor(parts, events)
    this.#files = new SessionFiles({
      sessionId: facts.id,
      clock: config.clock,
      makeId,
      channel: () => this.#call?.link.fileChannel ?? null,
      send: (message) => this.#call?.link.sendText(encode(message), true) ?? false,
      isAllowed: parts.offers.files && this.#call !== null && facts.peer.dialect === 'v1',
      isHeard: parts.hearsFiles,
      tell: (transfer) => events.tell('file', { transfer }),
    })
  }

  /** Whether there is, or will be, a connection to show something on. */
  get hasCall(): boolean {
    return this.#call !== null
  }
  get remoteStream(): MediaStream | null {
    return this.#call?.remoteStream ?? null
  }
  get peerState(): PeerState {
    return this.#talk.peerState
  }
  get peerAway(): number | null {
    return this.#peerAway
  }
  get quality(): Quality | null {
    return this.#call?.quality ?? null
  }
  get privacy(): Privacy {
    return this.#privacy
  }
  get messages(): readonly ChatMessage[] {
    return this.#talk.messages
  }

  sendMessage(text: string): ChatMessage {
    if (this.#over) throw sessionOver()
    return this.#talk.sendMessage(text)
  }
  markRead(id?: string): void {
    if (!this.#over) this.#talk.markRead(id)
  }
  react(emoji: string, messageId?: string): void {
    if (this.#over) throw sessionOver()
    this.#talk.react(emoji, messageId)
  }
  setTyping(active: boolean): void {
    if (!this.#over) this.#talk.setTyping(active)
  }
  async report(reason: ReportReason, comment?: string): Promise<{ reportId: string }> {
    return { reportId: await this.#parts.ask({ type: 'Report', session_id: this.id, reason, comment }) }
  }
  async block(): Promise<void> {
    await this.#parts.ask({ type: 'Block', session_id: this.id })
  }
  async stats(): Promise<SessionStats | null> {
    return this.#call?.stats() ?? null
  }
  async sendFile(file: Blob & { readonly name?: string }): Promise<FileTransfer> {
    return this.#files.send(file)
  }
  async checkPhrase(): Promise<string> {
    if (this.#over) throw sessionOver()
    const descriptions = this.#call?.link.descriptions
    if (descriptions == null) throw notConnected()
    return (await onDemand(import('../peer/check-phrase.ts'))).checkPhrase(descriptions, this.id)
  }

  /** The own camera is settled: connect. Does nothing in a session that is over. */
  begin(stream: MediaStream | null, state: PeerState): void {
    if (this.#over || this.#call === null) return
    this.#call.link.begin(stream)
    this.setState(state)
  }

  /** The own devices were opened, changed or closed. */
  setStream(stream: MediaStream | null): void {
    this.#call?.link.setStream(stream)
  }

  /** The own devices were switched. */
  setState(state: PeerState): void {
    this.#ownState = state
    this.#tellState()
  }

  /** From the server; what is not of this session is dropped (rule F8), and what says how it ends is the state's. */
  receive(message: ServerMessage): void {
    if (this.#over || !('session_id' in message) || message.session_id !== this.id) return
    switch (message.type) {
      case 'Offer':
      case 'Answer':
      case 'IceCandidate':
        return this.#call?.link.receive(message)
      case 'Chat':
      case 'Receipt':
      case 'Typing':
      case 'Reaction':
      case 'PeerState':
        return this.#talk.receive(message)
      case 'Direct':
        if (this.#privacy !== 'relay_first') return
        this.#privacy = 'direct'
        this.#call?.link.restart()
        return this.#tell('direct', {})
      case 'PeerAway':
        this.#peerAway = message.until
        this.#call?.link.setPartnerAway(true)
        return this.#tell('peeraway', { until: message.until })
      case 'PeerBack':
        return this.#partnerBack()
      default:
    }
  }

  goDirect(): void {
    if (!this.#over && this.#privacy === 'relay_first') this.#parts.send({ type: 'GoDirect', session_id: this.id })
  }

  /** The own signaling is back, and the server has kept this session; as `session`, what was on its way may be lost (rule H6). */
  signalingBack(resumed: Resumed): void {
    if (this.#over) return
    this.#call?.link.signalingBack()
    if (resumed === 'session') this.#talk.resend()
  }

  /** The server did not pass on the message of this id: it could not (`failed`), or did not want to. */
  refused(id: string, status: 'failed' | 'refused'): void {
    this.#talk.refused(id, status)
  }

  /** May be called twice. Leaves no connection, timer or listener. */
  close(): void {
    this.#over = true
    this.#peerAway = null
    this.#files.close()
    this.#call?.close()
    this.#talk.close()
  }

  /** The partner has their signaling again; what was on its way to them may be lost, or refused (rules H5, R4). */
  #partnerBack(): void {
    const wasAway = this.#peerAway !== null
    this.#peerAway = null
    this.#call?.link.setPartnerAway(false)
    this.#talk.reachable()
    if (wasAway) this.#tell('peerback', {})
  }

  /** Tells the partner what they get of one's own devices. */
  #tellState(): void {
    const state = this.#ownState
    if (!this.#over && this.#call !== null && state !== null) this.#talk.setState(this.#call.carried(state))
  }

  #callFor(parts: LiveSessionParts, events: LiveSessionEvents): Call {
    const { send, config, isOnline } = parts
    const pairedAt = config.clock.now()
    let ms = 0
    return new Call(
      {
        ...parts,
        hidesAddresses: () => this.#privacy !== 'direct',
        canSignal: () => isOnline() && this.#peerAway === null,
        peerState: () => this.peerState,
      },
      {
        ...events,
        onSignal: send,
        onFlowing: () => {
          ms = config.clock.now() - pairedAt
          events.onFlowing()
        },
        // For the server's figures, and since one that has not said so may be ended as idle (rules Q10, Q11).
        onPath: (path) => send({ type: 'Connected', session_id: this.id, path, ms }),
        onQuality: (news) => {
          this.#tellState()
          events.onQuality(news)
        },
        onChannelOpen: () => this.#talk.reachable(),
        onChannelLost: () => this.#talk.resend(),
        onChannelText: (text) => this.#talk.receiveText(text),
      },
    )
  }
}
