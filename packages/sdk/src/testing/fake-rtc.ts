import type { RtcConnection, RtcConnectionConstructor } from '../options.ts'
import { FakeChannel } from './fake-channel.ts'
import { FakeIce } from './fake-ice.ts'
import { FakeTransceiver } from './fake-transceiver.ts'

/**
 * Keeps the rules of WebRTC's signaling states (JSEP, section 3.2) and of negotiation needed, without any media. Each
 * operation takes a turn, so that events can come in between.
 */
export class FakeConnection implements RtcConnection {
  connectionState: RTCPeerConnectionState = 'new'
  signalingState: RTCSignalingState = 'stable'
  iceGatheringState: RTCIceGatheringState = 'new'
  localDescription: RTCSessionDescription | null = null
  remoteDescription: RTCSessionDescription | null = null
  onconnectionstatechange: RtcConnection['onconnectionstatechange'] = null
  onicecandidate: RtcConnection['onicecandidate'] = null
  onicecandidateerror: RtcConnection['onicecandidateerror'] = null
  onnegotiationneeded: RtcConnection['onnegotiationneeded'] = null
  ontrack: RtcConnection['ontrack'] = null
  readonly transceivers: FakeTransceiver[] = []
  readonly tracks: MediaStreamTrack[] = []
  /** The streams that `tracks` were said to belong to, one each. */
  readonly streams: MediaStream[] = []
  readonly asked: { kind: string; direction: string | undefined }[] = []
  readonly candidates: (RTCIceCandidateInit | undefined)[] = []
  readonly channels: FakeChannel[] = []
  configuration: RTCConfiguration
  /** How often ICE was asked to restart. */
  restarts = 0
  /** What `getStats` tells, by id. */
  stats: Record<string, object> = {}
  #offers = 0
  #asking = false
  #restarts = false
  #needsNegotiation = false

  constructor(configuration: RTCConfiguration = {}) {
    this.configuration = configuration
  }

  get channel(): FakeChannel {
    const channel = this.channels[0]
    if (channel === undefined) throw new Error('this connection has no data channel')
    return channel
  }
  /** That for the bytes of files. */
  get fileChannel(): FakeChannel {
    const channel = this.channels[1]
    if (channel === undefined) throw new Error('this connection has no data channel')
    return channel
  }
  openChannels(): void {
    for (const channel of this.channels) channel.open()
  }
  get isClosed(): boolean {
    return this.connectionState === 'closed'
  }
  /** Handlers that are set, on the connection and its channels. */
  get listeners(): number {
    const own = [
      this.onconnectionstatechange,
      this.onicecandidate,
      this.onicecandidateerror,
      this.onnegotiationneeded,
      this.ontrack,
    ]
    return own.filter(Boolean).length + this.channels.reduce((sum, { listeners }) => sum + listeners, 0)
  }

  addTrack(track: MediaStreamTrack, ...streams: MediaStream[]): RTCRtpSender {
    this.tracks.push(track)
    this.streams.push(...streams)
    // A place that never sent is taken before a new one is made.
    const free = this.transceivers.find(
      ({ direction, receiver }) => receiver.track.kind === track.kind && !direction.startsWith('send'),
    )
    if (free === undefined) this.transceivers.push(new FakeTransceiver(track.kind, 'sendrecv', track))
    else {
      free.direction = 'sendrecv'
      free.sender.track = track
    }
    this.#needNegotiation()
    return {} as RTCRtpSender
  }
  getTransceivers(): RTCRtpTransceiver[] {
    return this.transceivers as unknown as RTCRtpTransceiver[]
  }
  /** What each kind sends, and whether its track lives. */
  get sends(): Record<string, MediaStreamTrackState | null> {
    return Object.fromEntries(
      this.transceivers.map(({ receiver, sender }) => [receiver.track.kind, sender.track?.readyState ?? null]),
    )
  }
  addTransceiver(kind: MediaStreamTrack | string, init?: RTCRtpTransceiverInit): RTCRtpTransceiver {
    const name = typeof kind === 'string' ? kind : kind.kind
    this.asked.push({ kind: name, direction: init?.direction })
    this.transceivers.push(new FakeTransceiver(name, init?.direction ?? 'sendrecv', null))
    this.#needNegotiation()
    return {} as RTCRtpTransceiver
  }
  createDataChannel(label: string, init: RTCDataChannelInit = {}): RTCDataChannel {
    const channel = new FakeChannel(label, init)
    this.channels.push(channel)
    return channel as unknown as RTCDataChannel
  }

  async createOffer(): Promise<RTCSessionDescriptionInit> {
    await Promise.resolve()
    this.#checkOpen()
    return { type: 'offer', sdp: `offer ${String(++this.#offers)}` }
  }

  async setLocalDescription(made?: RTCLocalSessionDescriptionInit): Promise<void> {
    await Promise.resolve()
    this.#checkOpen()
    this.#needsNegotiation = false
    const answers = this.signalingState === 'have-remote-offer'
    this.signalingState = answers ? 'stable' : 'have-local-offer'
    if (this.iceGatheringState === 'new' || this.#restarts) this.iceGatheringState = 'gathering'
    this.#restarts = false
    const type = answers ? 'answer' : 'offer'
    this.localDescription = description(type, made?.sdp ?? `${type} ${String(++this.#offers)}`)
  }

  async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    await Promise.resolve()
    this.#checkOpen()
    if (sdp === 'nonsense') throw new Error('OperationError: cannot parse')
    // An offer in `have-local-offer` rolls the own one back.
    if (type === 'answer' && this.signalingState !== 'have-local-offer') throw new Error('InvalidStateError')
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable'
    this.remoteDescription = description(type, sdp)
    if (this.#needsNegotiation) this.#needNegotiation()
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    await Promise.resolve()
    this.#checkOpen()
    if (this.remoteDescription === null) throw new Error('InvalidStateError: no remote description')
    if (candidate?.candidate === 'nonsense') throw new Error('OperationError')
    this.candidates.push(candidate ?? undefined)
  }

  getConfiguration(): RTCConfiguration {
    return this.configuration
  }
  setConfiguration(configuration: RTCConfiguration): void {
    this.#checkOpen()
    this.configuration = configuration
  }

  restartIce(): void {
    this.restarts++
    this.#restarts = true
    this.#needNegotiation()
  }

  async getStats(): Promise<RTCStatsReport> {
    return new Map(Object.entries(this.stats))
  }

  close(): void {
    for (const transceiver of this.transceivers) transceiver.isClosed = true
    this.connectionState = 'closed'
    this.signalingState = 'closed'
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state
    this.onconnectionstatechange?.call(this as unknown as RTCPeerConnection, new Event('connectionstatechange'))
  }
  /** An address was found, or (null) all that there are. */
  gather(candidate: string | null): void {
    if (candidate === null) this.iceGatheringState = 'complete'
    const event = { candidate: candidate === null ? null : { candidate, sdpMid: '0', sdpMLineIndex: 0 } }
    this.onicecandidate?.call(this as unknown as RTCPeerConnection, event as unknown as RTCPeerConnectionIceEvent)
  }
  /** A STUN or TURN server says no by its code, or (701) nothing. */
  refuse(url: string, errorCode: number): void {
    const event = { url, errorCode, errorText: '' } as RTCPeerConnectionIceErrorEvent
    this.onicecandidateerror?.call(this as unknown as RTCPeerConnection, event)
  }
  receiveTrack(stream: unknown): void {
    this.ontrack?.call(this as unknown as RTCPeerConnection, { streams: [stream] } as unknown as RTCTrackEvent)
  }
  askForNegotiation(): void {
    this.onnegotiationneeded?.call(this as unknown as RTCPeerConnection, new Event('negotiationneeded'))
  }

  #needNegotiation(): void {
    this.#needsNegotiation = true
    if (this.#asking) return
    this.#asking = true
    queueMicrotask(() => {
      this.#asking = false
      if (this.signalingState === 'stable' && this.#needsNegotiation) this.askForNegotiation()
    })
  }
  #checkOpen(): void {
    if (this.isClosed) throw new Error('InvalidStateError: closed')
  }
}

function description(type: RTCSdpType, sdp: string): RTCSessionDescription {
  return { type, sdp } as RTCSessionDescription
}

/** Every connection that was made, oldest first. */
export class FakeRtc {
  readonly connections: FakeConnection[] = []
  readonly RTCPeerConnection: RtcConnectionConstructor
  /** The most that were open at the same time. */
  mostOpen = 0
  readonly ice = new FakeIce(() => this.open)

  constructor() {
    const made = (connection: FakeConnection) => {
      this.connections.push(connection)
      this.mostOpen = Math.max(this.mostOpen, this.open.length)
    }
    const { ice } = this
    this.RTCPeerConnection = class extends FakeConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        made(this)
      }
      override async setLocalDescription(made?: RTCLocalSessionDescriptionInit): Promise<void> {
        await super.setLocalDescription(made)
        ice.gather(this)
      }
      override async setRemoteDescription(given: RTCSessionDescriptionInit): Promise<void> {
        await super.setRemoteDescription(given)
        if (given.type === 'answer') ice.connect(this)
      }
    }
  }

  get open(): FakeConnection[] {
    return this.connections.filter((each) => !each.isClosed)
  }
  get connection(): FakeConnection {
    const connection = this.connections.at(-1)
    if (connection === undefined)
      throw new Error('the client has made no connection: a partner comes first, and not one for text')
    return connection
  }
}
