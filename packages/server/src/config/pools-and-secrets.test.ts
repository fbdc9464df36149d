import { expect, it } from 'vitest'
import { settingsOfCommand } from './read-settings.ts'

function read(flags: string[], env: Record<string, string> = {}, files: Record<string, string> = {}) {
  const readFile = (path: string) => {
    const content = files[path]
    if (content === undefined) throw new Error('no such file')
    return content
  }
  return settingsOfCommand({ flags, env, readFile })
}

function faults(...given: Parameters<typeof read>) {
  const result = read(...given)
  return result.ok ? [] : result.faults
}

function settings(...given: Parameters<typeof read>) {
  const result = read(...given)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.settings
}

it('[S6] pools are listed by name, some for pages of origins, which are written as browsers send them', () => {
  const { pools } = settings(['--pools', 'chess, cats=HTTPS://A.example:443|https://b.example:8443'])
  expect(pools).toEqual(['chess', 'cats=https://a.example|https://b.example:8443'])
  expect(settings(['--pools', '*']).pools).toEqual([])
  expect(settings([]).pools).toEqual([])
})

it.each([
  'Chess',
  'a b',
  'cats=',
  '=https://a.example',
  'cats=a.example',
  'cats=https://a.example/x',
  'cats=https://a.example|',
  'x'.repeat(65),
])('[S6] %s is no pool, and the fault says what one is', (pool) => {
  expect(faults(['--pools', pool])).toEqual([expect.stringMatching(/^--pools .*expected (a pool|an origin) such as/)])
})

it.each([
  [['--pools', 'a,a=https://a.example'], /^pools: a is there twice/],
  [
    ['--pools', 'a=https://a.example', '--allowed-origins', 'https://b.example'],
    /a is for pages of https:\/\/a\.example, which allowed-origins/,
  ],
  [['--pools', 'a', '--classic', 'on'], /^classic: .*default/],
  [['--tls-cert', 'a'], /^tls-cert: .*tls-key/],
  [['--tls-key', 'a'], /^tls-key: .*tls-cert/],
  [['--tls', 'self-signed', '--tls-cert', 'a', '--tls-key', 'b'], /^tls: self-signed/],
])('[options] %j do not go together, and why is said', (flags, fault) => {
  expect(faults(flags)).toEqual([expect.stringMatching(fault)])
})

const TURN = ['--turn-urls', 'turn:a']

it('[options] a secret may stand in a file that a variable names, as it is but for the end of its line', () => {
  const secret = 'sixteen letters!'
  for (const end of ['', '\n', '\r\n']) {
    const env = { MISMATCH_TURN_SECRET_FILE: '/run/secrets/turn' }
    expect(settings(TURN, env, { '/run/secrets/turn': secret + end }).turnSecret).toBe(secret)
  }
  expect(
    settings([...TURN, '--turn-secret', 'of the flag, yes'], { MISMATCH_TURN_SECRET_FILE: 'f' }, { f: secret })
      .turnSecret,
  ).toBe('of the flag, yes')
})

it.each([
  [
    'both',
    { MISMATCH_SECRET_FILE: 'f', MISMATCH_SECRET: 'another secret of it' },
    /^MISMATCH_SECRET_FILE: MISMATCH_SECRET is set too/,
  ],
  [
    'a file that is not there',
    { MISMATCH_SECRET_FILE: 'g' },
    /^MISMATCH_SECRET_FILE: "g" cannot be read: no such file/,
  ],
  ['an empty file', { MISMATCH_SECRET_FILE: 'empty' }, /^MISMATCH_SECRET_FILE: "empty" is empty/],
  ['one that is too short', { MISMATCH_SECRET_FILE: 'short' }, /^MISMATCH_SECRET_FILE "short": expected at least 16/],
  ['a file for what is no secret', { MISMATCH_PORT_FILE: 'f' }, /^MISMATCH_PORT_FILE: there is no such option/],
])('[options] %s is a fault, which keeps the secret to itself', (_, env, fault) => {
  const found = faults([], env, {
    f: 'swordfish swordfish',
    empty: '\n',
    short: 'swordfish',
  })
  expect(found).toEqual([expect.stringMatching(fault)])
  expect(found.join()).not.toContain('swordfish')
})
