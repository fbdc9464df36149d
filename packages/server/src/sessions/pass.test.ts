import { randomBytes } from 'node:crypto'
import { limits } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import type { Participant } from '../backend/backend.ts'
import { SecretBox } from '../safety/secret-box.ts'
import { passOf, tokenOf, type Pass } from './pass.ts'

const box = new SecretBox(randomBytes(32))
const id = 'x'.repeat(16)

const participant = (user: string): Participant => ({
  user,
  device: 'd'.repeat(43),
  dialect: 'v1',
  profile: { name: 'n'.repeat(limits.profileName), avatar: `data:image/png;base64,${'A'.repeat(8_000)}` },
  media: 'video',
  pseudonym: id,
})

const pass = (user: string): Pass => ({
  life: id,
  link: id,
  user,
  counters: id,
  rank: { epoch: 12, issue: 3 },
  claim: {
    is: 'paired',
    session: {
      id,
      pool: 'p'.repeat(limits.pool),
      privacy: 'relay_first',
      startedAt: 1_800_000_000_000,
      offerer: participant(user),
      answerer: participant(user),
    },
  },
})

it('[H7] a token holds everything but what people show of themselves, and fits its limit with the longest names', () => {
  const given = pass('漢'.repeat(limits.userId))
  const token = tokenOf(given, box)
  expect(token?.length).toBeLessThanOrEqual(limits.resumeToken)
  const read = passOf(token ?? '', box)
  expect(JSON.stringify(read)).not.toContain('avatar')
  expect(read).toMatchObject({ ...given, claim: { session: { id, offerer: { profile: {} } } } })
})

it('[H7] one that would not fit is not given', () => {
  expect(tokenOf(pass('\u0001'.repeat(limits.userId)), box)).toBe(undefined)
})

it('[H7] nobody can read or write one without the key', () => {
  const token = tokenOf(pass('canary'), box) as string
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('canary')
  expect(passOf(token, new SecretBox(randomBytes(32)))).toBe(null)
  for (const forged of ['', 'x', token.slice(1), `${token}A`, token.slice(0, -4)])
    expect(passOf(forged, box)).toBe(null)
})
