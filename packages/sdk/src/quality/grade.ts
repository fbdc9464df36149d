/** 4 good, 3 fair, 2 poor, 1 bad, 0 unusable. */
export type Quality = 0 | 1 | 2 | 3 | 4

/**
 * What a quality was given for, the worst of what was measured:
 *
 * - `good`: nothing is wrong
 * - `loss`: packets are lost on the way, to or from the partner
 * - `round_trip`: the two hear each other late
 * - `frame_rate`: few pictures a second arrive
 * - `bandwidth`: the way to the partner carries little
 * - `silence`: nothing arrives at all
 */
export type QualityReason = 'good' | 'loss' | 'round_trip' | 'frame_rate' | 'bandwidth' | 'silence'

export interface Grade {
  readonly quality: Quality
  readonly reason: QualityReason
}

/** What a grade is made of; `null` is not known, and counts for nothing. */
export interface Figures {
  readonly lossPercent: number | null
  readonly roundTripMs: number | null
  readonly framesPerSecond: number | null
  /** What the way out carries, while a picture is sent. */
  readonly pictureKbps: number | null
  /** The same, while only sound is sent. */
  readonly soundKbps: number | null
}

interface Row {
  readonly figure: keyof Figures
  readonly reason: QualityReason
  readonly better: 'less' | 'more'
  /** For 4, 3, 2 and 1; beyond the last it is 0. */
  readonly bounds: readonly number[]
}

const table: readonly Row[] = [
  // Repair hides about 1 % in the picture and 3 % in the sound; from 8 % on words go missing, and at 20 % the sense.
  { figure: 'lossPercent', reason: 'loss', better: 'less', bounds: [1, 3, 8, 20] },
  // ITU-T G.114: up to 150 ms one way nobody notices, over 400 ms talk becomes taking turns.
  { figure: 'roundTripMs', reason: 'round_trip', better: 'less', bounds: [200, 300, 500, 800] },
  // In a dark room cameras give 15 of their own accord; under 6 lips and sound part.
  { figure: 'framesPerSecond', reason: 'frame_rate', better: 'more', bounds: [15, 10, 6, 2] },
  // 640x360 looks good at 600 kbit/s, and 150 is a stamp; under 60 sound is better off alone.
  { figure: 'pictureKbps', reason: 'bandwidth', better: 'more', bounds: [600, 300, 150, 60] },
  // Opus speaks well at 32 kbit/s and understandably at 12, beside 12 of headers.
  { figure: 'soundKbps', reason: 'bandwidth', better: 'more', bounds: [44, 36, 30, 24] },
]

/** As good as the worst of it. */
export function grade(figures: Figures): Grade {
  let worst: Grade = { quality: 4, reason: 'good' }
  for (const { figure, reason, better, bounds } of table) {
    const value = figures[figure]
    if (value === null) continue
    const fits = bounds.findIndex((bound) => (better === 'less' ? value <= bound : value >= bound))
    const quality = (fits === -1 ? 0 : 4 - fits) as Quality
    if (quality < worst.quality) worst = { quality, reason }
  }
  return worst
}
