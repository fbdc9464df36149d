/** Whether somebody speaks, and when they were last loud enough to say so. */
export interface Voice {
  readonly speaks: boolean
  readonly loudAt: number
}

export const silent: Voice = { speaks: false, loudAt: -Infinity }

/** Of 1, the loudest there is: speech is above it (−30 dB), a room that was freed of its noise is far below. */
const SPEAKS = 0.03
/** Who speaks already goes on speaking at half of that: ends of words are soft. */
const STILL_SPEAKS = 0.015
/** Pauses between words are shorter, those between sentences may be longer. */
const PAUSE_MS = 800

export function hear(before: Voice, level: number, now: number): Voice {
  const loud = level >= (before.speaks ? STILL_SPEAKS : SPEAKS)
  const loudAt = loud ? now : before.loudAt
  return { speaks: now - loudAt < PAUSE_MS, loudAt }
}
