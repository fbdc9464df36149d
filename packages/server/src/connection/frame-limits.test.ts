import { describe, expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { FrameLimits, type FrameSettings } from './frame-limits.ts'

const none: FrameSettings = {
  framesPerSecond: 0,
  chatPerSecond: 0,
  readyPerMinute: 0,
  preparePerMinute: 0,
  reportPerMinute: 0,
  refreshPerMinute: 0,
}

/** How many of a type are taken in one moment. */
function burst(settings: Partial<FrameSettings>, type: string, clock = new FakeClock()): number {
  const limits = new FrameLimits({ ...none, ...settings }, clock)
  let taken = 0
  while (taken < 10_000 && limits.take(type) === 0) taken++
  return taken
}

describe('bursts', () => {
  it.each([
    ['all frames 100/s', { framesPerSecond: 100 }, 'Typing', 400],
    ['Chat 5/s', { chatPerSecond: 5 }, 'Chat', 10],
    ['Ready 30/min', { readyPerMinute: 30 }, 'Ready', 10],
    ["Report 5/min: one minute's worth", { reportPerMinute: 5 }, 'Report', 5],
    ["Prepare 20/min: one minute's worth", { preparePerMinute: 20 }, 'Prepare', 20],
    ["Refresh 6/min: one minute's worth", { refreshPerMinute: 6 }, 'Refresh', 6],
    ['Receipt as any frame', { framesPerSecond: 100, chatPerSecond: 5 }, 'Receipt', 400],
    ['Reaction as any frame', { framesPerSecond: 100, chatPerSecond: 5 }, 'Reaction', 400],
    ['Chat by option: rate x 4', { chatPerSecond: 20 }, 'Chat', 80],
    ["Ready by option: one minute's worth", { readyPerMinute: 60 }, 'Ready', 60],
    ['0 = no limit', {}, 'Chat', 10_000],
  ])('[S3] %s', (_, settings, type, expected) => {
    expect(burst(settings, type)).toBe(expected)
  })
})

it('[S3] a bucket refills at its rate, and says how long that takes', () => {
  const clock = new FakeClock()
  const limits = new FrameLimits({ ...none, chatPerSecond: 5 }, clock)
  while (limits.take('Chat') === 0);
  expect(limits.take('Chat')).toBe(200)
  clock.advance(199)
  expect(limits.take('Chat')).toBe(1)
  clock.advance(1)
  expect(limits.take('Chat')).toBe(0)
})

it.each(['Ready', 'Skip', 'Failed', 'Block'])('[S3] Ready and %s take from one bucket', (type) => {
  const limits = new FrameLimits({ ...none, readyPerMinute: 1 }, new FakeClock())
  expect(limits.take('Ready')).toBe(0)
  expect(limits.take(type)).toBe(60_000)
  expect(limits.take('Chat')).toBe(0)
})
