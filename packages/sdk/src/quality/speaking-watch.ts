import type { Clock } from '../clock.ts'
import { statsOf } from './stat.ts'
import { hear, silent } from './voice.ts'

export type Speaker = 'me' | 'peer'

export interface SpeakingWatchParts {
  readonly clock: Clock
  readonly link: { readonly transceivers: readonly RTCRtpTransceiver[] }
}

/** A syllable is as long. At four times a second both levels together cost about 0.4 % of a processor core. */
const EVERY_MS = 250

/**
 * Listens for who speaks, without an AudioContext: the level of the own voice stands in its sender's statistics, and that of
 * the partner's came with the packets.
 */
export class SpeakingWatch {
  readonly #parts: SpeakingWatchParts
  readonly #onChange: (who: Speaker, speaks: boolean) => void
  readonly #voices = { me: silent, peer: silent }
  #heardAt = 0
  #stopTimer = (): void => {}
  #closed = false

  constructor(parts: SpeakingWatchParts, onChange: (who: Speaker, speaks: boolean) => void) {
    this.#parts = parts
    this.#onChange = onChange
    void this.#listen()
  }

  /** May be called twice. Who was said to speak is said to have stopped; leaves no timer. */
  close(): void {
    this.#closed = true
    this.#stopTimer()
    for (const who of ['me', 'peer'] as const) this.#hear(who, 0, Infinity)
  }

  async #listen(): Promise<void> {
    const { clock, link } = this.#parts
    const audio = link.transceivers.filter(({ receiver }) => receiver.track.kind === 'audio')
    const own = await Promise.all(audio.map(({ sender }) => ownLevel(sender).catch(() => 0)))
    if (this.#isClosed()) return
    this.#stopTimer = clock.after(EVERY_MS, () => void this.#listen())
    this.#hear('me', Math.max(0, ...own), clock.now())
    this.#hear('peer', this.#partnersLevel(audio), clock.now())
  }

  #hear(who: Speaker, level: number, now: number): void {
    const before = this.#voices[who]
    this.#voices[who] = hear(before, level, now)
    if (this.#voices[who].speaks !== before.speaks) this.#onChange(who, !before.speaks)
  }

  #partnersLevel(audio: readonly RTCRtpTransceiver[]): number {
    const since = this.#heardAt
    let loudest = 0
    for (const { receiver } of audio) {
      for (const { timestamp, audioLevel = 0 } of heardBy(receiver)) {
        // What came with no new packet is of long ago.
        if (timestamp > since) loudest = Math.max(loudest, audioLevel)
        this.#heardAt = Math.max(this.#heardAt, timestamp)
      }
    }
    return loudest
  }

  // A method, since the compiler believes that a field stays what it was before an await.
  #isClosed(): boolean {
    return this.#closed
  }
}

async function ownLevel(sender: RTCRtpSender): Promise<number> {
  if (sender.track?.enabled !== true) return 0
  const sources = [...statsOf(await sender.getStats()).values()].filter(({ type }) => type === 'media-source')
  return sources[0]?.audioLevel ?? 0
}

function heardBy(receiver: RTCRtpReceiver): readonly RTCRtpSynchronizationSource[] {
  // Not everything that calls itself a receiver, in Node say, has it.
  return (receiver as Partial<RTCRtpReceiver>).getSynchronizationSources?.() ?? []
}
