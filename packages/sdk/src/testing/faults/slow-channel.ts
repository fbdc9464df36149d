import type { Clock } from '../../clock.ts'
import { fire, standIn } from './stand-in.ts'

/** What a slow channel sends in a second. */
const BYTES_PER_SECOND = 32_000
const TICK_MS = 50

/** A data channel that sends as fast as it can, or slowly, or not at all. */
export class SlowChannel {
  readonly channel: RTCDataChannel
  readonly #real: RTCDataChannel
  readonly #clock: Clock
  readonly #queue: { data: string | ArrayBuffer; bytes: number }[] = []
  #queued = 0
  #isSlow = false
  #isMute = false
  #stopTimer: (() => void) | null = null

  constructor(real: RTCDataChannel, clock: Clock) {
    this.#real = real
    this.#clock = clock
    const send = (data: string | ArrayBuffer) => this.#send(data)
    const buffered = () => this.#queued + real.bufferedAmount
    this.channel = standIn(real, {
      send: send as RTCDataChannel['send'],
      get bufferedAmount() {
        return buffered()
      },
      close: () => {
        this.#empty()
        real.close()
      },
    })
  }

  set isSlow(isSlow: boolean) {
    this.#isSlow = isSlow
    if (!isSlow) this.#drain(Infinity)
  }

  /** From now on what is sent is lost. */
  mute(): void {
    this.#isMute = true
    this.#empty()
  }

  #send(data: string | ArrayBuffer): void {
    if (this.#isMute) return
    if (!this.#isSlow && this.#queue.length === 0) {
      this.#real.send(data as string)
      return
    }
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data).length : data.byteLength
    this.#queue.push({ data, bytes })
    this.#queued += bytes
    if (this.#stopTimer === null) this.#tickLater()
  }

  #tickLater(): void {
    this.#stopTimer = this.#clock.after(TICK_MS, () => {
      this.#tickLater()
      this.#drain((BYTES_PER_SECOND * TICK_MS) / 1_000)
    })
  }

  /** Sends at least one, so that one that is greater than a tick's worth goes too. */
  #drain(bytes: number): void {
    const wasFull = this.#queued > this.#real.bufferedAmountLowThreshold
    for (let left = bytes; left > 0 && this.#queue.length > 0;) {
      const next = this.#queue.shift()
      if (next === undefined || this.#real.readyState !== 'open') break
      this.#queued -= next.bytes
      left -= next.bytes
      this.#real.send(next.data as string)
    }
    if (this.#queue.length === 0 || this.#real.readyState !== 'open') this.#empty()
    if (wasFull && this.#queued <= this.#real.bufferedAmountLowThreshold) fire(this.#real, 'bufferedamountlow')
  }

  #empty(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#queue.length = this.#queued = 0
  }
}
