/** A data channel whose other end is the test. */
export class FakeChannel {
  readyState: RTCDataChannelState = 'connecting'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  onbufferedamountlow: (() => void) | null = null
  binaryType: BinaryType = 'blob'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  /** The way to the partner is slow, or interrupted: what is sent stays in the buffer until `drain()`. */
  holds = false
  /** Texts that were sent. */
  readonly sent: string[] = []
  /** Binary frames that were sent. */
  readonly frames: ArrayBuffer[] = []
  readonly label: string
  readonly init: RTCDataChannelInit

  constructor(label: string, init: RTCDataChannelInit) {
    this.label = label
    this.init = init
  }
  /** Handlers that are set. */
  get listeners(): number {
    return [this.onopen, this.onmessage, this.onclose, this.onbufferedamountlow].filter(Boolean).length
  }
  open(): void {
    if (this.readyState !== 'connecting') return
    this.readyState = 'open'
    this.onopen?.()
  }
  say(frame: object): void {
    this.sayText(JSON.stringify(frame))
  }
  sayText(data: unknown): void {
    this.onmessage?.({ data })
  }
  send(data: string | ArrayBuffer): void {
    if (this.readyState !== 'open') throw new Error(`InvalidStateError: the channel is ${this.readyState}`)
    if (typeof data === 'string') this.sent.push(data)
    else this.frames.push(data)
    if (this.holds) this.bufferedAmount += typeof data === 'string' ? data.length : data.byteLength
  }
  /** What the buffer holds goes out. */
  drain(): void {
    const wasHigh = this.bufferedAmount > this.bufferedAmountLowThreshold
    this.bufferedAmount = 0
    if (wasHigh) this.onbufferedamountlow?.()
  }
  close(): void {
    this.readyState = 'closed'
  }
  /** The other side closed its connection. */
  hangUp(): void {
    if (this.readyState === 'closed') return
    this.close()
    this.onclose?.()
  }
}
