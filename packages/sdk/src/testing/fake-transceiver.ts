/** The place of one kind of media on a connection. */
export class FakeTransceiver {
  direction: RTCRtpTransceiverDirection
  readonly receiver: {
    readonly track: { readonly kind: string }
    getSynchronizationSources: () => { readonly timestamp: number; readonly audioLevel: number }[]
  }
  readonly sender: {
    track: MediaStreamTrack | null
    replaceTrack: (track: MediaStreamTrack | null) => Promise<void>
    getParameters: () => RTCRtpSendParameters
    setParameters: (parameters: RTCRtpSendParameters) => Promise<void>
    getStats: () => Promise<RTCStatsReport>
  }
  /** How loud the partner and the own microphone are, of 1. */
  readonly levels = { peer: 0, me: 0 }
  #packets = 0
  /** Its connection is closed. */
  isClosed = false

  stop(): void {
    if (this.isClosed) throw new Error('InvalidStateError: the connection is closed')
    this.direction = 'stopped'
  }
  /** What the sender was last told. */
  parameters = { encodings: [{ active: true }] } as RTCRtpSendParameters

  constructor(kind: string, direction: RTCRtpTransceiverDirection, track: MediaStreamTrack | null) {
    this.direction = direction
    this.receiver = {
      track: { kind },
      getSynchronizationSources: () => [{ timestamp: ++this.#packets, audioLevel: this.levels.peer }],
    }
    this.sender = {
      track,
      replaceTrack: async (next) => {
        this.sender.track = next
      },
      getStats: async () => new Map([['own', { type: 'media-source', audioLevel: this.levels.me }]]),
      getParameters: () => structuredClone(this.parameters),
      setParameters: async (parameters) => {
        this.parameters = parameters
      },
    }
  }
}
