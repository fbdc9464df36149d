import { expect, it } from 'vitest'
import { estimateText } from './estimate.ts'

it.each([
  [0, '5 seconds'],
  [7_400, '5 seconds'],
  [7_600, '10 seconds'],
  [15_000, '15 seconds'],
  [57_400, '55 seconds'],
  [57_500, '1 minute'],
  [89_000, '1 minute'],
  [90_000, '2 minutes'],
  [600_000, '10 minutes'],
])('[Q1] a wait of %d ms is said as about %s', (ms, text) => {
  expect(estimateText(ms, 'en')).toBe(`≈\u00a0${text}`)
})

it.each([
  ['de', 15_000, '15 Sekunden'],
  ['ar', 120_000, 'دقيقتان'],
  ['ja', 60_000, '1 分'],
])('[i18n] in %s a wait of %d ms is about %s', (locale, ms, text) => {
  expect(estimateText(ms, locale)).toBe(`≈\u00a0${text}`)
})

it('[Q1] nothing is said of a wait that is not known, or so long that nobody waits for its end', () => {
  expect([undefined, 600_001, Number.MAX_SAFE_INTEGER].map((ms) => estimateText(ms, 'en'))).toEqual([null, null, null])
})
