import { describe, expect, it } from 'vitest'
import { settingsOfCommand } from './read-settings.ts'

function read(...flags: string[]) {
  return settingsOfCommand({ flags, env: {}, readFile: () => '{}' })
}

function faults(...flags: string[]) {
  const result = read(...flags)
  return result.ok ? [] : result.faults
}

const token = ['--auth', 'token']
const secret = ['--auth-secret', 'sixteen letters!']
const keys = ['--auth-jwks-url', 'https://login.example.com/jwks.json']
const checks = ['--auth-issuer', 'https://login.example.com', '--auth-audience', 'mismatch']

describe('auth', () => {
  it('[options] everybody may come in, unless tokens are asked for', () => {
    expect(read()).toMatchObject({ ok: true, settings: { auth: 'open', anonymous: 'on', addressTokensPerMinute: 10 } })
    for (const flags of [[], secret, keys, [...secret, ...keys, ...checks], [...secret, '--anonymous', 'off']]) {
      expect(faults(...token, ...flags)).toEqual([])
    }
  })

  it('[options] what would have no effect and leave the door open is a fault, all of it at once', () => {
    expect(faults(...secret, ...keys, ...checks, '--anonymous', 'off').map((fault) => fault.split(':')[0])).toEqual([
      'auth-secret',
      'auth-jwks-url',
      'auth-issuer',
      'auth-audience',
      'anonymous',
    ])
    expect(faults(...secret)).toEqual([expect.stringMatching(/^auth-secret: .*set auth to token$/)])
    expect(faults(...token, ...checks)).toEqual([
      expect.stringMatching(/^auth-issuer: .*auth-secret or auth-jwks-url/),
      expect.stringMatching(/^auth-audience: /),
    ])
  })

  it('[options] a server into which nobody could come is a fault', () => {
    expect(faults(...token, '--anonymous', 'off')).toEqual([
      expect.stringMatching(/^anonymous: .*nobody could come in/),
    ])
    expect(faults(...token, '--classic', 'on')).toEqual([expect.stringMatching(/^classic: .*no tokens/)])
    expect(faults(...token, '--anonymous', 'off', '--turn-secret', 'sixteen letters!')).toHaveLength(2)
  })

  it('[options] [S5] a secret that will not do is refused without being printed', () => {
    expect(faults(...token, '--auth-secret', 'swordfish')).toEqual([
      expect.stringMatching(/^--auth-secret: expected at least 16 characters/),
    ])
  })
})

describe('where keys are', () => {
  it.each([
    'https://login.example.com/.well-known/jwks.json',
    'https://login.example.com:8443/keys?v=1',
    'http://localhost:3000/jwks',
    'http://127.0.0.1:3000/jwks',
    'http://[::1]:3000/jwks',
  ])('[options] may be %s', (url) => {
    expect(read(...token, '--auth-jwks-url', url)).toMatchObject({ ok: true, settings: { authJwksUrl: url } })
  })

  it.each([
    'http://login.example.com/jwks',
    'http://127.0.0.1.evil.example/jwks',
    'http://localhost.evil.example/jwks',
    'https://user:password@login.example.com/jwks',
    'file:///etc/keys.json',
    'login.example.com',
    ' ',
  ])('[options] and not %s', (url) => {
    expect(faults(...token, '--auth-jwks-url', url)).toEqual([
      expect.stringMatching(/^--auth-jwks-url ".*": expected an address such as https:/),
    ])
  })
})
