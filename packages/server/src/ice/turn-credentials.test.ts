import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { turnCredentials } from './turn-credentials.ts'

const SECRET = 'north-star-secret'
const AT = 1_700_000_600_999

it('[H11] the username says until when in whole seconds, and the credential is its HMAC-SHA1', () => {
  const { username, credential } = turnCredentials(SECRET, 'ada', AT)
  expect(username).toMatch(/^1700000600:[\w-]{16}$/)
  expect(credential).toBe(createHmac('sha1', SECRET).update(username).digest('base64'))
})

it('[S5] it tells users apart without saying who they are', () => {
  const nameOf = (user: string, secret = SECRET) => turnCredentials(secret, user, AT).username.split(':')[1]
  expect(nameOf('ada')).toBe(nameOf('ada'))
  expect(new Set([nameOf('ada'), nameOf('bob'), nameOf('ada', 'another secret of it')]).size).toBe(3)
  expect(nameOf('ada')).not.toContain('ada')
})
