import type { Media } from '@mismatch/protocol'
import type { Quality } from './grade.ts'

/** What the way to the partner is trusted with. */
export interface Carriage {
  /** `video`: all there is; `audio`: the picture is held back; `text`: the sound too, and only words go on. */
  readonly carries: Media
  /** Since when it is unusable. */
  readonly badSince: number | null
  /** Since when it would bear more. */
  readonly goodSince: number | null
  /** How long it has to be good before more is tried. */
  readonly patienceMs: number
  readonly triedAt: number
}

/** Shorter ones are holes that a call gets over. */
const UNUSABLE_FOR_MS = 10_000
const PATIENCE_MS = 10_000
/** So often at the least a way that has been bad again and again is tried once more. */
const MAX_PATIENCE_MS = 80_000
/** What broke as soon as more was tried is waited for longer the next time. */
const RELAPSE_MS = 30_000

export const allCarried: Carriage = {
  carries: 'video',
  badSince: null,
  goodSince: null,
  patienceMs: PATIENCE_MS,
  triedAt: -Infinity,
}

/** Audio only when no more can be had, then text only; and back, one step at a time. */
export function carry(before: Carriage, uplink: Quality, sendsPicture: boolean, now: number): Carriage {
  const badSince = uplink === 0 ? (before.badSince ?? now) : null
  const goodSince = uplink >= 2 ? (before.goodSince ?? now) : null
  const held = { ...before, badSince, goodSince }
  if (badSince !== null && now - badSince >= UNUSABLE_FOR_MS && before.carries !== 'text') {
    const relapsed = badSince - before.triedAt < RELAPSE_MS
    return {
      ...held,
      carries: before.carries === 'video' && sendsPicture ? 'audio' : 'text',
      badSince: now,
      patienceMs: relapsed ? Math.min(before.patienceMs * 2, MAX_PATIENCE_MS) : PATIENCE_MS,
    }
  }
  if (goodSince !== null && now - goodSince >= before.patienceMs && before.carries !== 'video') {
    return { ...held, carries: before.carries === 'text' ? 'audio' : 'video', goodSince: now, triedAt: now }
  }
  return held
}
