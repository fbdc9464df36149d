import { describe, expect, it } from 'vitest'
import type { MatchError } from './errors.ts'
import type { MatchClientOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'

function faultsOf(options: MatchClientOptions): string {
  try {
    resolveOptions(options)
  } catch (error) {
    expect(error).toMatchObject({ name: 'MatchError', code: 'invalid_options', retryable: false })
    return (error as MatchError).message
  }
  return ''
}

describe('resolveOptions', () => {
  it.each([
    ['wss://match.example.com', 'wss://match.example.com/ws'],
    ['https://match.example.com/', 'wss://match.example.com/ws'],
    ['http://localhost:8080', 'ws://localhost:8080/ws'],
    ['ws://127.0.0.1:1/deep/path?x=1#y', 'ws://127.0.0.1:1/deep/path?x=1'],
    ['HTTPS://Match.Example.com/ws/', 'wss://match.example.com/ws/'],
  ])('[F3] reads %s as %s', (url, expected) => {
    expect(resolveOptions({ url }).url).toBe(expected)
  })

  it.each(['', 'match.example.com', '/ws', 'ftp://match.example.com', 'wss://', 'wss://me:secret@example.com'])(
    'refuses the address %j',
    (url) => {
      expect(faultsOf({ url })).toMatch(/^url: /)
    },
  )

  it.each([undefined, null, 'wss://match.example.com', 7])('refuses %j in place of options, in words', (options) => {
    expect(faultsOf(options as never)).toMatch(/^options: expected an object/)
  })

  it('names every fault at once', () => {
    const faults = faultsOf({
      url: 'nowhere',
      deviceId: '',
      preferences: {
        ...{ media: 'smell' as never, pool: 'Not A Pool', profile: { name: 'x'.repeat(41), age: 17 } },
        ...{ mode: 'enemies' as never, tags: ['', 'x'.repeat(33)], languages: Array<string>(6).fill('de') },
        autoRequeue: 'yes' as never,
      },
      reconnect: { minDelayMs: -1, maxDelayMs: -2 },
      connectTimeoutMs: NaN,
      client: { name: 'x'.repeat(65), version: 'x'.repeat(33) },
    })
    for (const name of [
      ...['url:', 'deviceId:', 'preferences.media:', 'preferences.pool:', 'preferences.profile.name:'],
      ...['preferences.profile.age:', 'minDelayMs:', 'maxDelayMs:', 'minDelayMs is greater', 'connectTimeoutMs:'],
      ...['client.name:', 'client.version:', 'preferences.mode:', 'preferences.tags.0:', 'preferences.tags.1:'],
      ...['preferences.languages:', 'preferences.autoRequeue:'],
    ]) {
      expect(faults).toContain(name)
    }
  })

  it('names a client without name and version', () => {
    const faults = faultsOf({ url: 'wss://match.example.com', client: {} as never })
    expect(faults).toMatch(/client\.name: .*client\.version: /)
  })

  it('takes members that are undefined for absent', () => {
    const options = { url: 'wss://x', preferences: { pool: undefined }, reconnect: { minDelayMs: undefined } }
    expect(resolveOptions(options)).toMatchObject({
      backoff: { minDelayMs: 500, maxDelayMs: 20_000 },
      connectTimeoutMs: 15_000,
      iceTransportPolicy: 'all',
      client: { name: '@mismatch/sdk' },
    })
  })
})
