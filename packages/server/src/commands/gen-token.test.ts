import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createOwnLogins } from '../auth/own-logins.ts'
import { runCommand } from '../command.ts'
import { systemClock } from '../clock.ts'
import { AUTH_SECRET } from '../testing/tokens.ts'

/** What `mismatch-server gen-token` says, and how it ends. */
async function genToken(flags: string[], env: Record<string, string> = { MISMATCH_AUTH_SECRET: AUTH_SECRET }) {
  const said = { out: '', err: '', code: -1 }
  said.code = await runCommand({
    flags: ['gen-token', ...flags],
    env,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    onStop: () => undefined,
    onReload: () => undefined,
    exit: () => undefined,
  })
  return said
}

const verify = (token: string, more: { authIssuer?: string; authAudience?: string } = {}) =>
  createOwnLogins(
    { authSecret: AUTH_SECRET, authJwksUrl: '', authIssuer: '', authAudience: '', ...more },
    systemClock,
  )(token)

it('[command] gen-token prints a token that a server with the same secret lets in, and nothing else', async () => {
  const flags = [
    '--sub',
    'ada',
    '--name=Ada L.',
    '--pools',
    'chess, go',
    '--roles=a',
    '--buddies',
    'bob',
    '--ttl-ms',
    '60000',
  ]
  const before = Date.now()
  const { out, err, code } = await genToken(flags)
  expect([err, code]).toEqual(['', 0])
  expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  const identity = await verify(out.trim())
  const claims = { name: 'Ada L.', pools: ['chess', 'go'], roles: ['a'], buddies: ['bob'] }
  expect(identity).toMatchObject({ userId: 'ada', claims })
  expect(identity!.expiresAt! - before).toBeGreaterThanOrEqual(60_000)
  expect(identity!.expiresAt! - before).toBeLessThan(70_000)
})

it('[command] gen-token goes by the options of the server, from flags, variables and a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const file = join(folder, 'mismatch.json')
  writeFileSync(file, JSON.stringify({ 'auth-secret': AUTH_SECRET, auth: 'token', port: 9000 }))
  const env = { MISMATCH_AUTH_ISSUER: 'https://login.example.com' }
  const { out, err } = await genToken(['--config', file, '--sub', 'ada', '--auth-audience', 'mismatch'], env)
  expect(err).toBe('')
  const named = { authIssuer: 'https://login.example.com', authAudience: 'mismatch' }
  expect(await verify(out.trim(), named)).toMatchObject({ userId: 'ada' })
})

it('[command] gen-token without a secret says what to do', async () => {
  const { out, err, code } = await genToken(['--sub', 'ada'], {})
  expect([out, code]).toEqual(['', 2])
  expect(err).toMatch(/no secret.*\n.*MISMATCH_AUTH_SECRET=\$\(openssl rand -hex 32\)/)
})

it.each([
  [[], /^--sub: is missing/],
  [['--sub', 'anon:1'], /^--sub: .*anon: are the server's own/],
  [['--sub', 'x'.repeat(129)], /^--sub: /],
  [['--sub', 'ada', '--name', 'x'.repeat(41)], /^--name: /],
  [['--sub', 'ada', '--pools', 'Chess Club'], /^--pools: /],
  [['--sub', 'ada', '--ttl-ms', 'soon'], /^--ttl-ms "soon": expected a whole number/],
  [['--sub', 'ada', '--name'], /^--name: a value is missing/],
  [['--sub='], /^--sub: a value is missing/],
  [['--sub', 'ada', '--nmae', 'Ada'], /^--nmae: there is no such option/],
  [['--sub', 'ada', '--auth-secret', 'swordfish'], /^--auth-secret: expected at least 16 characters/],
  [['--sub', 'ada', '--buddies', Array<string>(100).fill('x'.repeat(100)).join()], /^gen-token: the token has .*4096/],
  [['--ttl-ms', '1', '--name', 'x'.repeat(41)], /^--ttl-ms .*\n--sub: .*\n--name: /],
])('[command] gen-token %j is refused by name', async (flags, message) => {
  const { out, err, code } = await genToken(flags)
  expect([out, code]).toEqual(['', 2])
  expect(err).toMatch(message)
  expect(err).not.toContain('swordfish')
})

it('[command] gen-token --help says how, and --help of the server names it', async () => {
  const { out, code } = await genToken(['--help'], {})
  expect([code, out]).toEqual([0, expect.stringMatching(/--sub ID[\s\S]*--ttl-ms MS/)])
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(132)
})
