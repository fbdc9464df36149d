/** Short and soft, made on the spot: no file to fetch. Each note: pitch in hertz, and when it begins in seconds. */
const melodies = {
  found: [
    [587, 0],
    [880, 0.11],
  ],
  message: [[988, 0]],
} as const satisfies Record<string, readonly (readonly [number, number])[]>

export type Chime = keyof typeof melodies

const noteSeconds = 0.35
const volume = 0.12

/** Plays it; resolves when it is over. */
export function chime(context: AudioContext, name: Chime): Promise<void> {
  const begin = context.currentTime + 0.01
  const ends = melodies[name].map(([pitch, at]) => playNote(context, pitch, begin + at))
  return Promise.all(ends).then(() => undefined)
}

function playNote(context: AudioContext, pitch: number, at: number): Promise<unknown> {
  const note = new OscillatorNode(context, { frequency: pitch })
  const loudness = new GainNode(context, { gain: 0 })
  // Steps would click.
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(volume, at + 0.015)
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds)
  note.connect(loudness).connect(context.destination)
  note.start(at)
  note.stop(at + noteSeconds)
  return new Promise((resolve) => note.addEventListener('ended', resolve, { once: true }))
}
