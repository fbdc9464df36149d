/** Often enough to follow a voice. */
const everyMs = 66
/** Quieter is silence, in decibels below full scale; a voice near the microphone comes to about -12. */
const silenceDb = -60
const loudDb = -10

/** How loud a microphone is, from 0 to 1, as long as somebody looks. */
export class LevelMeter {
  readonly #show: (level: number) => void
  #stream: MediaStream | null = null
  #context: AudioContext | null = null
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(show: (level: number) => void) {
    this.#show = show
  }

  /** Null: nothing is to be heard. */
  listen(stream: MediaStream | null): void {
    if (stream === this.#stream) return
    this.stop()
    this.#stream = stream
    if (stream === null || stream.getAudioTracks().length === 0) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    this.#context = context
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      this.#show(levelOf(samples))
    }, everyMs)
  }

  /** May be called twice. */
  stop(): void {
    clearInterval(this.#timer)
    void this.#context?.close()
    this.#context = null
    this.#stream = null
    this.#show(0)
  }
}

/** From 0 (silence) to 1 (loud), as ears measure it. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const db = 10 * Math.log10(power)
  return Math.min(1, Math.max(0, (db - silenceDb) / (loudDb - silenceDb)))
}
