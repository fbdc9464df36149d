import { describe, expect, it } from 'vitest'
import { grade, type Figures } from './grade.ts'

const unknown: Figures = {
  lossPercent: null,
  roundTripMs: null,
  framesPerSecond: null,
  pictureKbps: null,
  soundKbps: null,
}

describe('grade', () => {
  it.each([
    ['lossPercent', 'loss', [0, 1, 3, 8, 20, 20.1], [4, 4, 3, 2, 1, 0]],
    ['roundTripMs', 'round_trip', [0, 200, 300, 500, 800, 801], [4, 4, 3, 2, 1, 0]],
    ['framesPerSecond', 'frame_rate', [30, 15, 10, 6, 2, 1.9], [4, 4, 3, 2, 1, 0]],
    ['pictureKbps', 'bandwidth', [5_000, 600, 300, 150, 60, 59], [4, 4, 3, 2, 1, 0]],
    ['soundKbps', 'bandwidth', [5_000, 44, 36, 30, 24, 23], [4, 4, 3, 2, 1, 0]],
  ] as const)('grades %s alone', (figure, reason, values, expected) => {
    const grades = values.map((value) => grade({ ...unknown, [figure]: value }))
    expect(grades.map(({ quality }) => quality)).toEqual(expected)
    expect(grades.map((each) => each.reason)).toEqual(['good', 'good', reason, reason, reason, reason])
  })

  it('is as good as the worst of all, and says which that is', () => {
    const figures = { lossPercent: 2, roundTripMs: 600, framesPerSecond: 24, pictureKbps: 400, soundKbps: null }
    expect(grade(figures)).toEqual({ quality: 1, reason: 'round_trip' })
    expect(grade({ ...figures, roundTripMs: 90 })).toEqual({ quality: 3, reason: 'loss' })
  })

  it('counts for good what is not known', () => {
    expect(grade(unknown)).toEqual({ quality: 4, reason: 'good' })
  })
})
