import { describe, expect, it } from 'vitest'
import { makeJwt } from '../testing/make-jwt.ts'
import { freshMs } from './token-life.ts'

const NOW = 1_790_000_000_000
const s = NOW / 1_000

describe('freshMs', () => {
  it.each([
    ['just made', { iat: s, exp: s + 300 }, 240_000],
    ['that has lived', { iat: s - 200, exp: s + 100 }, 80_000],
    ['by a clock that is late', { iat: s + 500, exp: s + 800 }, 240_000],
    ['by a clock that is early', { iat: s - 900, exp: s - 600 }, 240_000],
    ['without the time when it was made', { exp: s + 100 }, 80_000],
    ['without an end', { iat: s }, 0],
    ['that ended, made nobody knows when', { exp: s - 1 }, 0],
    ['with an end that is none', { iat: s, exp: 'soon' }, 0],
    ['of nothing', null, 0],
  ])('[H9] of a token %s', (_what, claims, ms) => {
    expect(freshMs(makeJwt(claims), NOW)).toBe(ms)
  })

  it.each(['opaque', '', 'a.b.c', '..', 'a.bm9uc2Vuc2U.c'])('[H9] knows nothing of %j', (token) => {
    expect(freshMs(token, NOW)).toBe(0)
  })

  it('[H9] reads names in any writing', () => {
    expect(freshMs(makeJwt({ name: 'Зоя ≥ 😀 ?>~', iat: s, exp: s + 300 }), NOW)).toBe(240_000)
  })
})
