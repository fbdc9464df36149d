import type {
  ChatMessage,
  Check,
  ClientEvents,
  ClientEventType,
  ClientState,
  DiagnoseOptions,
  Diagnosis,
  LocalDevice,
  FileTransfer,
  MatchClient,
  MatchSession,
  PeerInfo,
  Preferences,
  Quality,
  ReportReason,
  SessionEnd,
  SessionStats,
  SignalingState,
  StateReason,
  WaitingInfo,
} from '@mismatch/sdk'
import { FakeTransfer } from './fake-transfer.ts'

/** A partner of the fake client; what is called on it lands in `calls` of the client. */
export interface FakeSession extends MatchSession {
  readonly peer: PeerInfo
}

/** One `diagnose()`: a test says what is found. */
export interface FakeInquiry {
  readonly signal: AbortSignal
  found(check: Partial<Check> & Pick<Check, 'name' | 'ok'>): void
  end(): void
  fail(error: Error): void
}

/** A client without server, camera or partner: a test tells it what happens, and reads what it was asked for. */
export class FakeClient {
  state: ClientState = 'idle'
  signaling: SignalingState = 'offline'
  waiting: WaitingInfo | null = null
  session: MatchSession | null = null
  destroyed = false
  /** Every call, as it came: the name, then the arguments. */
  readonly calls: unknown[][] = []
  /** What the next `start` or `prepare` is rejected with, or `sendMessage` throws. */
  failure: Error | null = null
  /** The browser still wants another press. */
  playbackRefused = false
  reportFailure: Error | null = null
  /** Of the sessions to come. */
  privacy: MatchSession['privacy'] = 'direct'
  /** Cameras and microphones of this computer. */
  devices: readonly LocalDevice[] = []
  /** The last `diagnose()`, which a test leads to its end. */
  inquiry: FakeInquiry | null = null
  /** What `session.stats()` gives. */
  figures: SessionStats | null = null
  readonly media = {
    stream: null as MediaStream | null,
    microphone: true,
    camera: true,
    setMicrophone: (on: boolean) => {
      this.media.microphone = on
    },
    setCamera: (on: boolean) => {
      this.media.camera = on
    },
    screen: null as MediaStream | null,
    shareScreen: async () => {
      this.calls.push(['shareScreen'])
      if (this.failure !== null) throw this.failure
      this.shareScreen(new MediaStream())
    },
    stopScreen: () => this.shareScreen(null),
    devices: async () => this.devices,
    useDevice: async (deviceId: string) => {
      this.calls.push(['useDevice', deviceId])
      if (this.failure !== null) throw this.failure
      const { kind } = this.devices.find((device) => device.deviceId === deviceId)!
      this.devices = this.devices.map((each) =>
        each.kind === kind ? { ...each, active: each.deviceId === deviceId } : each,
      )
    },
    release: () => undefined,
  }
  readonly #listeners = new Map<ClientEventType, Set<(event: never) => void>>()
  readonly #screens = new Set<Pick<HTMLMediaElement, 'srcObject' | 'play'>>()
  #remote: MediaStream | null = null
  #sessions = 0

  /** As the elements know it. */
  get asClient(): MatchClient {
    return this as unknown as MatchClient
  }

  on<Type extends ClientEventType>(
    type: Type,
    listener: (event: ClientEvents[Type]) => void,
    options: { signal?: AbortSignal } = {},
  ): () => void {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners.add(listener))
    const undo = () => listeners.delete(listener)
    options.signal?.addEventListener('abort', undo)
    return undo
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0)
  }

  start(preferences: Preferences): Promise<void> {
    return this.#ask('start', preferences)
  }
  prepare(preferences: Preferences): Promise<void> {
    return this.#ask('prepare', preferences)
  }
  next(): void {
    this.calls.push(['next'])
  }
  async stop(): Promise<void> {
    this.calls.push(['stop'])
  }
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    const { session } = this
    this.session = null
    if (this.state !== 'idle' && this.state !== 'ended') this.goTo('ended', 'stopped')
    if (session !== null) this.emit('peerleft', { session, reason: 'stopped' })
  }

  diagnose({ signal, onCheck }: DiagnoseOptions): Promise<Diagnosis> {
    this.calls.push(['diagnose'])
    const checks: Check[] = []
    return new Promise((resolve, fail) => {
      this.inquiry = {
        signal: signal!,
        found: (check) => {
          checks.push({ ms: 12, code: null, ...check })
          onCheck?.(checks.at(-1)!)
        },
        end: () => resolve({ ok: checks.every(({ ok }) => ok !== false), checks }),
        fail,
      }
    })
  }

  /** As the client does: it plays who is there, and nobody once everybody has heard that they left. */
  playRemote(element: Pick<HTMLMediaElement, 'srcObject' | 'play'>): () => void {
    this.#screens.add(element)
    this.#show(this.#remote)
    return () => this.#screens.delete(element)
  }
  async resumePlayback(): Promise<boolean> {
    this.calls.push(['resumePlayback'])
    return !this.playbackRefused
  }

  emit<Type extends ClientEventType>(type: Type, event: ClientEvents[Type]): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event as never)
    if (type === 'remotestream') this.#show((event as ClientEvents['remotestream']).stream)
    if (type === 'peerleft') this.#show(null)
  }

  goTo(to: ClientState, reason: StateReason): void {
    const from = this.state
    this.state = to
    this.emit('state', { from, to, reason })
  }
  goOnline(): void {
    const from = this.signaling
    this.signaling = 'online'
    this.emit('signaling', { from, to: 'online', reason: 'welcome' })
  }
  wait(info: Partial<WaitingInfo> = {}): void {
    this.waiting = { position: 0, online: 128, reason: 'queued', ...info }
    this.goTo('waiting', 'queued')
    this.emit('waiting', this.waiting)
  }
  openCamera(stream: MediaStream | null): void {
    this.media.stream = stream
    this.emit('localstream', { stream })
  }
  shareScreen(stream: MediaStream | null): void {
    this.media.screen = stream
    this.emit('screen', { stream })
  }
  pair(profile: PeerInfo['profile'] = { name: 'Lena', age: 24 }, more: Partial<PeerInfo> = {}): FakeSession {
    const session = this.#newSession({
      id: 'peer',
      profile,
      dialect: 'v1',
      media: 'video',
      isBuddy: false,
      sharedTags: [],
      ...more,
    })
    this.session = session
    this.emit('paired', { session })
    this.goTo('negotiating', 'paired')
    return session
  }
  connect(session: MatchSession, stream: MediaStream | null = null): void {
    this.goTo('connected', 'media_flowing')
    this.emit('connected', { session })
    if (stream !== null) this.emit('remotestream', { session, stream })
  }
  leave(session: MatchSession, reason: SessionEnd = 'skipped'): void {
    this.session = null
    this.emit('peerleft', { session, reason })
    this.goTo('connecting', 'peer_left')
  }
  /** The call goes so well. */
  grade(session: MatchSession, quality: Quality, more: Partial<ClientEvents['quality']> = {}): void {
    this.emit('quality', { session, quality, reason: quality === 4 ? 'good' : 'loss', carries: 'video', ...more })
  }
  receive(session: MatchSession, text: string): ChatMessage {
    return this.#message(session, 'peer', text)
  }

  /** The server does not pass a message on after all; `refused`: by its rules. */
  refuse(session: MatchSession, { id }: ChatMessage, status: 'failed' | 'refused' = 'failed'): void {
    const messages = session.messages.map((each) => (each.id === id ? { ...each, status } : each))
    this.#keep(session, messages)
    for (const message of messages) if (message.id === id) this.emit('message', { session, message })
  }

  /** The partner's client or page says how far one's own message has come. */
  confirm(session: MatchSession, { id }: ChatMessage, status: 'delivered' | 'read'): void {
    const messages = session.messages.map((each) => (each.id === id ? { ...each, status } : each))
    this.#keep(session, messages)
    for (const message of messages) if (message.id === id) this.emit('receipt', { session, message, status })
  }

  /** The partner's emoji, to a message or to the moment. */
  react(session: MatchSession, emoji: string, message?: ChatMessage): void {
    this.emit('reaction', { session, emoji, message, from: 'peer' })
  }

  /** The partner offers a file. */
  offer(session: MatchSession, file: Partial<FileTransfer> & Pick<FileTransfer, 'name'>): FileTransfer {
    return this.#tellFile(session, { from: 'peer', ...file })
  }

  /** A file of either side has come further. */
  further(session: MatchSession, transfer: FileTransfer, changes: Partial<FileTransfer>): void {
    ;(transfer as FakeTransfer).become(changes)
    this.emit('file', { session, transfer })
  }

  #tellFile(session: MatchSession, file: Partial<FileTransfer>): FileTransfer {
    const transfer = new FakeTransfer(file, (changes) => this.further(session, transfer, changes))
    this.emit('file', { session, transfer })
    return transfer
  }

  #show(stream: MediaStream | null): void {
    this.#remote = stream
    for (const screen of this.#screens) {
      screen.srcObject = stream
      void screen.play().catch(() => undefined)
    }
  }

  #keep(session: MatchSession, messages: readonly ChatMessage[]): void {
    Object.assign(session, { messages })
  }

  async #ask(name: string, preferences: Preferences): Promise<void> {
    this.calls.push([name, preferences])
    const failure = this.failure
    this.failure = null
    if (failure !== null) throw failure
  }

  #message(session: MatchSession, from: ChatMessage['from'], text: string): ChatMessage {
    const status = from === 'me' ? ('sent' as const) : ('delivered' as const)
    const message = { id: crypto.randomUUID(), text, sentAt: Date.now(), from, status }
    this.#keep(session, [...session.messages, message])
    this.emit('message', { session, message })
    return message
  }

  #newSession(peer: PeerInfo): FakeSession {
    const session: FakeSession = {
      id: `session-${String(++this.#sessions)}`,
      peer,
      remoteStream: null,
      peerState: { audio: true, video: true, screen: false },
      peerAway: null,
      quality: null,
      privacy: this.privacy,
      goDirect: () => void this.calls.push(['goDirect']),
      messages: [],
      sendMessage: (text: string) => {
        this.calls.push(['sendMessage', text])
        if (this.failure !== null) throw this.failure
        return this.#message(session, 'me', text)
      },
      markRead: () => void this.calls.push(['markRead']),
      react: (emoji, messageId) => {
        this.calls.push(['react', emoji, messageId])
        const message = session.messages.find(({ id }) => id === messageId)
        this.emit('reaction', { session, emoji, message, from: 'me' })
      },
      setTyping: (active: boolean) => void this.calls.push(['setTyping', active]),
      report: async (reason: ReportReason, comment?: string) => {
        this.calls.push(['report', reason, comment])
        if (this.reportFailure !== null) throw this.reportFailure
        return { reportId: 'report-1' }
      },
      block: async () => void this.calls.push(['block']),
      stats: async () => this.figures,
      sendFile: async (file) => {
        this.calls.push(['sendFile', file])
        const { name = 'file', size, type: mime } = file
        return this.#tellFile(session, { name, size, mime })
      },
      checkPhrase: async () => '418 277 309 915 602 114',
    }
    return session
  }
}
