import {
  encode,
  type ClientMessageMap,
  type ClientType,
  type IcePath,
  type Media,
  type Privacy,
  type ReportReason,
  type ServerMessage,
} from '@mismatch/protocol'
import type { Confirmable } from './data/confirmations.ts'
import { Talk } from './data/talk.ts'
import { notConnected, sessionOver, type MatchError } from './errors.ts'
import type { ChatMessage, FileTransfer, PeerInfo, PeerState, TellInSession } from './events.ts'
import type { MatchSession } from './match-session.ts'
import type { RtcConnection } from './options.ts'
import { makeId } from './ids.ts'
import { onDemand } from './on-demand.ts'
import { PeerLink } from './peer/peer-link.ts'
import { relayOnly } from './peer/relay-only.ts'
import type { Spare } from './peer/spare.ts'
import type { Quality } from './quality/grade.ts'
import type { QualityNews, QualityWatch } from './quality/quality-watch.ts'
import type { Speaker } from './quality/speaking-watch.ts'
import type { SessionStats } from './quality/session-stats.ts'
import type { Config } from './resolve-options.ts'
import { SessionFiles } from './session-files.ts'
import type { SessionFacts } from './state/machine.ts'

export interface LiveSessionParts {
  readonly facts: SessionFacts
  readonly ownMedia: Media
  readonly config: Pick<Config, 'clock' | 'connectTimeoutMs' | 'isHidden' | 'listen' | 'maxBitrateKbps'>
  /** Whether the server is there. */
  readonly isOnline: () => boolean
  /** Made ready before there was a partner (rule Q4). */
  readonly spare?: Spare | null | undefined
  /** Whether somebody listens for who speaks. */
  readonly wantsSpeaking: () => boolean
  readonly connect: (configuration: RTCConfiguration) => RtcConnection
  readonly configuration: (isHidden: boolean) => RTCConfiguration
  /** Whether the frame goes to the server, now or once it is back. */
  readonly send: (message: ClientMessageMap[ClientType]) => boolean
  /** Whether the server has files sent at all. */
  readonly hasFiles: boolean
  /** Whether the app listens to what is offered. */
  readonly hearsFiles: () => boolean
  /** Resolves with what the server says to it. */
  readonly ask: (message: Confirmable) => Promise<string>
}

export interface LiveSessionEvents {
  readonly tell: TellInSession
  onFlowing(): void
  onFailed(error: MatchError): void
  onPartnerGone(): void
  /** The way to the partner is interrupted, or does not come about. */
  onTrouble(): void
  onRemoteStream(stream: MediaStream): void
  onQuality(news: QualityNews): void
  onSpeaking(who: Speaker, speaking: boolean): void
}

/** How a lost connection to the server came back: with every frame, or with the session alone (rule H6). */
export type Resumed = 'exact' | 'session'

/** One session as the client holds it: the connection to the partner and the conversation, each knowing nothing of the other. */
export class LiveSession implements MatchSession {
  readonly id: string
  readonly peer: PeerInfo
  #privacy: Privacy
  #remoteStream: MediaStream | null = null
  #peerAway: number | null = null
  #over = false
  /** None in text sessions (rule R3). */
  readonly #link: PeerLink | null
  readonly #talk: Talk
  readonly #files: SessionFiles
  readonly #parts: LiveSessionParts
  readonly #since: number
  readonly #events: LiveSessionEvents
  readonly #unlisten: () => void
  #stopFinding = (): void => {}
  /** From a moment after it is connected. */
  #watch: QualityWatch | null = null
  #ownState: PeerState | null = null

  constructor(parts: LiveSessionParts, events: LiveSessionEvents) {
    const { facts, config, send } = parts
    this.id = facts.id
    this.peer = facts.peer
    this.#privacy = facts.privacy ?? 'direct'
    this.#parts = parts
    this.#events = events
    this.#since = config.clock.now()
    this.#talk = new Talk({
      sessionId: facts.id,
      ownMedia: facts.peer.media === 'text' ? 'text' : parts.ownMedia,
      peerMedia: facts.peer.media,
      isClassic: facts.peer.dialect === 'classic',
      clock: config.clock,
      makeId,
      byChannel: (text) => this.#link?.sendText(text) ?? false,
      byRelay: send,
      onFileMessage: (message) => this.#files.receive(message),
      tell: events.tell,
    })
    this.#link = facts.peer.media === 'text' ? null : this.#linkFor(parts, events)
    this.#files = new SessionFiles({
      sessionId: facts.id,
      clock: config.clock,
      makeId,
      channel: () => this.#link?.fileChannel ?? null,
      send: (message) => this.#link?.sendText(encode(message), true) ?? false,
      isAllowed: parts.hasFiles && this.#link !== null && facts.peer.dialect === 'v1',
      isHeard: parts.hearsFiles,
      tell: (transfer) => events.tell('file', { transfer }),
    })
    this.#unlisten = config.listen('online', () => this.#link?.networkChanged())
  }

  /** Whether there is, or will be, a connection to show something on. */
  get hasCall(): boolean {
    return this.#link !== null
  }
  get remoteStream(): MediaStream | null {
    return this.#remoteStream
  }
  get peerState(): PeerState {
    return this.#talk.peerState
  }
  get peerAway(): number | null {
    return this.#peerAway
  }
  get quality(): Quality | null {
    return this.#watch?.quality ?? null
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
    return this.#watch?.stats() ?? null
  }
  async sendFile(file: Blob & { readonly name?: string }): Promise<FileTransfer> {
    return this.#files.send(file)
  }
  async checkPhrase(): Promise<string> {
    if (this.#over) throw sessionOver()
    const descriptions = this.#link?.descriptions
    if (descriptions == null) throw notConnected()
    return (await onDemand(import('./peer/check-phrase.ts'))).checkPhrase(descriptions, this.id)
  }

  /** The own camera is settled: connect. Does nothing in a session that is over. */
  begin(stream: MediaStream | null, state: PeerState): void {
    if (this.#over || this.#link === null) return
    this.#link.begin(stream)
    this.setState(state)
  }

  /** The own devices were opened, changed or closed. */
  setStream(stream: MediaStream | null): void {
    this.#link?.setStream(stream)
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
        return this.#link?.receive(message)
      case 'Chat':
      case 'Receipt':
      case 'Typing':
      case 'Reaction':
      case 'PeerState':
        return this.#talk.receive(message)
      case 'Direct':
        if (this.#privacy !== 'relay_first') return
        this.#privacy = 'direct'
        this.#link?.restart()
        return this.#events.tell('direct', {})
      case 'PeerAway':
        this.#peerAway = message.until
        this.#link?.setPartnerAway(true)
        return this.#events.tell('peeraway', { until: message.until })
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
    this.#link?.signalingBack()
    if (resumed === 'session') this.#talk.resend()
  }

  /** The server did not pass on the message of this id. */
  refused(id: string): void {
    this.#talk.refused(id)
  }

  /** May be called twice. Leaves no connection, timer or listener. */
  close(): void {
    this.#over = true
    this.#watch?.close()
    this.#remoteStream = null
    this.#unlisten()
    this.#stopFinding()
    this.#peerAway = null
    this.#files.close()
    this.#link?.close()
    this.#talk.close()
  }

  /** The partner has their signaling again; what was on its way to them may be lost, or refused (rules H5, R4). */
  #partnerBack(): void {
    const wasAway = this.#peerAway !== null
    this.#peerAway = null
    this.#link?.setPartnerAway(false)
    this.#talk.resend()
    if (wasAway) this.#events.tell('peerback', {})
  }

  /** For the server's figures, and since one that has not said so may be ended as idle (rules Q10, Q11). */
  async #tellConnected(): Promise<void> {
    const { config, send } = this.#parts
    const ms = config.clock.now() - this.#since
    const tell = (path: IcePath) => send({ type: 'Connected', session_id: this.id, path, ms })
    const fetched = await import('./quality/find-path.ts').catch(() => null)
    const link = this.#link
    if (this.#over || link === null) return
    if (fetched === null) tell('unknown')
    else this.#stopFinding = fetched.findPath(config.clock, () => link.stats(), tell)
  }

  /** Tells the partner what they get of one's own devices. */
  #tellState(): void {
    const state = this.#ownState
    if (this.#over || this.#link === null || state === null) return
    this.#talk.setState(this.#watch?.carried(state) ?? state)
  }

  async #watchQuality(): Promise<void> {
    // Where it cannot be fetched, the call goes on without.
    const fetched = await import('./quality/quality-watch.ts').catch(() => null)
    const link = this.#link
    if (fetched === null || link === null || this.#over) return
    const { config, wantsSpeaking } = this.#parts
    const { onSpeaking } = this.#events
    this.#watch = new fetched.QualityWatch(
      { ...config, link, wantsSpeaking, peerState: () => this.peerState },
      {
        onSpeaking,
        onNews: (news) => {
          this.#tellState()
          this.#events.onQuality(news)
        },
      },
    )
  }

  #linkFor(parts: LiveSessionParts, events: LiveSessionEvents): PeerLink {
    const { facts, config, send, spare } = parts
    const configuration = () => parts.configuration(this.#privacy !== 'direct')
    const { clock, connectTimeoutMs: timeoutMs } = config
    const { media: peerMedia, dialect } = facts.peer
    const hasChannel = dialect === 'v1'
    const canSignal = () => parts.isOnline() && this.#peerAway === null
    return new PeerLink(
      {
        sessionId: facts.id,
        offerer: facts.offerer,
        peerMedia,
        hasChannel,
        spare,
        isDelivered: facts.isDelivered,
        connect: () => parts.connect(configuration()),
        configuration,
        canSignal,
        clock,
        timeoutMs,
      },
      {
        ...events,
        onSignal: (signal) => {
          const message = this.#privacy === 'direct' ? signal : relayOnly(signal)
          if (message !== null) send(message)
        },
        onFlowing: () => {
          void this.#tellConnected()
          void this.#watchQuality()
          events.onFlowing()
        },
        onRemoteStream: (stream) => {
          if (stream === this.#remoteStream) return
          this.#remoteStream = stream
          events.onRemoteStream(stream)
        },
        onChannelOpen: () => this.#talk.channelOpened(),
        onChannelLost: () => this.#talk.resend(),
        onChannelText: (text) => this.#talk.receiveText(text),
      },
    )
  }
}
