import type { Grade } from './grade.ts'

/** A grade that does not flicker, and the latest samples that all contradict it in the same direction. */
export interface Steady {
  readonly grade: Grade
  readonly against: readonly Grade[]
}

/** Worse is believed at the second sample in a row (4 s): one is a burst that nobody remembers. */
const WORSE_AFTER = 2
/** Better is believed at the fifth (10 s): who is told that it is good again must not hear it break. */
const BETTER_AFTER = 5

/** Takes one more sample in: worse quickly, better slowly, and never further than all the samples say. */
export function steady(before: Steady | null, sample: Grade): Steady {
  if (before === null) return { grade: sample, against: [] }
  const { quality } = before.grade
  if (sample.quality === quality) return { grade: sample, against: [] }
  const isWorse = sample.quality < quality
  const agree = before.against.filter((each) => each.quality < quality === isWorse)
  const against = [...agree, sample]
  if (against.length < (isWorse ? WORSE_AFTER : BETTER_AFTER)) return { grade: before.grade, against }
  const nearest = against.reduce((a, b) => (a.quality > b.quality === isWorse ? a : b))
  return { grade: nearest, against: [] }
}
