import type { Line } from './line.ts'

/**
 * A connection with its offer, made before there is a partner (rule Q4). It gathers candidates only once that is asked for: until
 * then it holds no port and no place on a relay, and does not age.
 */
export class Spare {
  readonly id: string
  line: Line
  /** Its offer shows no address of one's own (rule V1). */
  readonly isRelayed: boolean
  /** What was gathered so far, in order; null is the word that there are no more. */
  readonly candidates: (RTCIceCandidate | null)[] = []
  readonly errors: RTCPeerConnectionIceErrorEvent[] = []
  /** Resolves when the offer is the connection's own, and an answer can be taken; rejects if the browser will not have it. */
  settled: Promise<void> | null = null
  readonly #made: Promise<void>
  #sdp: string | null = null

  constructor(id: string, line: Line, isRelayed: boolean, onWhole: () => void) {
    this.id = id
    this.isRelayed = isRelayed
    this.line = line
    const { connection } = line
    connection.onicecandidate = ({ candidate }) => {
      this.candidates.push(candidate)
      if (candidate === null) onWhole()
    }
    connection.onicecandidateerror = (error) => this.errors.push(error)
    this.#made = connection.createOffer().then(({ sdp = null }) => {
      this.#sdp = sdp
    })
    this.#made.catch(() => {})
  }

  /** The offer, with the candidates gathered so far; null while it is being made. */
  get sdp(): string | null {
    return this.line.connection.localDescription?.sdp ?? this.#sdp
  }

  /** Nothing more will be gathered. */
  get isWhole(): boolean {
    return this.candidates.includes(null)
  }

  /** For a partner to whom channels would be news (rule C7). */
  dropChannels(): void {
    this.line.channel?.close()
    this.line.fileChannel?.close()
    this.line = { ...this.line, channel: null, fileChannel: null }
  }

  /** Gathers, by the servers of this configuration; a second call changes nothing. */
  gather(configuration: RTCConfiguration): void {
    this.settled ??= this.#begin(configuration)
    // Told to who takes it.
    this.settled.catch(() => {})
  }

  async #begin(configuration: RTCConfiguration): Promise<void> {
    const { connection } = this.line
    connection.setConfiguration(configuration)
    await this.#made
    await connection.setLocalDescription({ type: 'offer', sdp: this.#sdp ?? '' })
  }
}
