import { describe, expect, it } from 'vitest'
import { settingsOfCommand, settingsOfProgram, type CommandLine } from './read-settings.ts'

function read(given: Partial<Omit<CommandLine, 'readFile'>> & { file?: string }) {
  const { flags = [], env = {}, file } = given
  const readFile = (path: string) => {
    if (path !== 'mismatch.json' || file === undefined) throw new Error(`no such file: ${path}`)
    return file
  }
  return settingsOfCommand({ flags, env, readFile })
}

function settings(given: Parameters<typeof read>[0]) {
  const result = read(given)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.settings
}

function faults(given: Parameters<typeof read>[0]) {
  const result = read(given)
  return result.ok ? [] : result.faults
}

describe('where options come from', () => {
  const file = '{"port": 3, "host": "file", "drain-ms": 3}'
  const flags = ['--port', '1', '--config', 'mismatch.json']
  const env = { MISMATCH_PORT: '2', MISMATCH_HOST: 'env' }

  it('[options] a flag counts before a variable, that before the file, that before the default', () => {
    expect(settings({ flags, env, file })).toMatchObject({ port: 1, host: 'env', drainMs: 3, path: '/ws' })
  })

  it('[options] --name=value is the same as --name value, and of two the last counts', () => {
    expect(settings({ flags: ['--port=1', '--port', '9'] }).port).toBe(9)
  })

  it('[options] PORT is honoured below MISMATCH_PORT and above the file', () => {
    expect(settings({ env: { PORT: '5' } }).port).toBe(5)
    expect(settings({ env: { PORT: '5', MISMATCH_PORT: '2' } }).port).toBe(2)
    expect(settings({ env: { PORT: '5', MISMATCH_CONFIG: 'mismatch.json' }, file }).port).toBe(5)
  })

  it('[options] lists are written with commas, in a file as a list; none is the empty one', () => {
    expect(settings({ flags: ['--stun-urls', 'stun:a:1, stun:b:2'] }).stunUrls).toEqual(['stun:a:1', 'stun:b:2'])
    expect(settings({ flags: ['--stun-urls', 'none'] }).stunUrls).toEqual([])
    const file = '{"allowed-origins": ["https://a.example"]}'
    expect(settings({ flags: ['--config', 'mismatch.json'], file }).allowedOrigins).toEqual(['https://a.example'])
  })

  it('[options] a config file may begin with a byte order mark', () => {
    expect(settings({ flags: ['--config=mismatch.json'], file: '\uFEFF{"port": 3}' }).port).toBe(3)
  })

  it('[options] what Kubernetes sets for a service called "mismatch" is not ours', () => {
    const env = { MISMATCH_PORT: 'tcp://10.0.0.1:80', MISMATCH_SERVICE_HOST: '10.0.0.1', MISMATCH_PORT_80_TCP: 'x' }
    expect(settings({ env }).port).toBe(8080)
  })
})

describe('faults', () => {
  it('[options] all faults come at once, each with where it came from', () => {
    const flags = ['--port', '99999', '--classic', 'maybe', '--config', 'mismatch.json']
    const file = '{"drain-ms": "soon", "allowed-origins": ["example.com"]}'
    expect(faults({ flags, env: { MISMATCH_DUPLICATE: 'both' }, file })).toEqual([
      '--classic "maybe": expected auto, on or off',
      '--port "99999": expected a whole number from 0 to 65535',
      'MISMATCH_DUPLICATE "both": expected replace or reject',
      'mismatch.json: "drain-ms" "soon": expected a whole number from 0 to 2147483647',
      'mismatch.json: "allowed-origins" ["example.com"]: expected an origin such as https://example.com in the place of "example.com"',
    ])
  })

  it.each([
    ['a flag', { flags: ['--prot', '80'] }, '--prot: there is no such option; did you mean --port?'],
    ['a camel-case flag', { flags: ['--drainMs=1'] }, '--drainMs: there is no such option; did you mean --drain-ms?'],
    [
      'a variable',
      { env: { MISMATCH_HOTS: 'x' } },
      'MISMATCH_HOTS: there is no such option; did you mean MISMATCH_HOST?',
    ],
    ['a bare word', { flags: ['8080'] }, '8080: there is no such option'],
  ])('[options] %s that is misspelled is named, with what was meant', (_, given, fault) => {
    expect(faults(given)).toEqual([fault])
  })

  it.each(['', ' ', ','])('[options] an empty list (%j) is no way to let everybody in', (raw) => {
    expect(faults({ env: { MISMATCH_ALLOWED_ORIGINS: raw } })).toEqual([
      `MISMATCH_ALLOWED_ORIGINS ${JSON.stringify(raw)}: expected one or more with commas between, or *`,
    ])
    expect(faults({ flags: [`--stun-urls=${raw}`] })).toEqual([
      `--stun-urls ${JSON.stringify(raw)}: expected one or more with commas between, or none`,
    ])
  })

  it('[options] every origin is written *', () => {
    expect(settings({ env: { MISMATCH_ALLOWED_ORIGINS: '*' } }).allowedOrigins).toEqual([])
  })

  it('[options] an empty name of the config file is one fault', () => {
    expect(faults({ env: { MISMATCH_CONFIG: '' } })).toEqual(['MISMATCH_CONFIG "": expected the name of a file'])
  })

  it('[options] a config file that names another is told that it cannot', () => {
    expect(faults({ flags: ['--config=mismatch.json'], file: '{"config": "other.json"}' })).toEqual([
      'mismatch.json: "config": there is no such option',
    ])
  })

  it.each(['/*', '/:name', '/{a}', '//', '/a//b', '/a/../b', '/ü', '/a%', 'ws', '/a b', '/a?b'])(
    '[options] a path that no client could ask for, or that is a pattern, is refused: %s',
    (path) => {
      expect(faults({ flags: ['--path', path] })).toEqual([expect.stringMatching(/^--path .*expected a path/)])
    },
  )

  it.each(['/', '/ws', '/chat/v1.0/', '/a-b_c~d/.well-known'])('[options] %s is a path', (path) => {
    expect(settings({ flags: ['--path', path] }).path).toBe(path)
  })

  it('[options] a key of the file that is misspelled is named', () => {
    const file = '{"rematch-cooldown": 1}'
    expect(faults({ flags: ['--config=mismatch.json'], file })).toEqual([
      'mismatch.json: "rematch-cooldown": there is no such option; did you mean rematch-cooldown-ms?',
    ])
  })

  it('[options] a flag without its value is named', () => {
    expect(faults({ flags: ['--port', '--host'] })).toEqual([
      '--port: a value is missing',
      '--host: a value is missing',
    ])
  })

  it.each([
    ['is not there', undefined, /mismatch\.json: cannot be read.*no such file/],
    ['is not JSON', '{', /mismatch\.json: cannot be read as JSON/],
    ['is a list', '[]', /mismatch\.json: expected one JSON object/],
  ])('[options] a config file that %s is named', (_, file, message) => {
    const given = { flags: ['--config', 'mismatch.json'], ...(file !== undefined && { file }) }
    expect(faults(given)).toEqual([expect.stringMatching(message)])
  })
})

it('[options] a program gives them in camel case, and is told of every fault', () => {
  expect(settingsOfProgram({ port: 0, drainMs: undefined })).toMatchObject({
    ok: true,
    settings: { port: 0, drainMs: 5_000 },
  })
  expect(settingsOfProgram({ port: '1x', drainms: 1 })).toEqual({
    ok: false,
    faults: [
      'options.drainms: there is no such option; did you mean drainMs?',
      'options.port "1x": expected a whole number from 0 to 65535',
    ],
  })
})

it.each([
  [10n, '10n'],
  [NaN, 'NaN'],
  [Symbol('s'), 'Symbol(s)'],
  [() => 1, 'a function'],
])('[options] a value that JSON cannot say is named: %s', (port, shown) => {
  expect(settingsOfProgram({ port })).toEqual({
    ok: false,
    faults: [`options.port ${shown}: expected a whole number from 0 to 65535`],
  })
})

it('[options] the same inside a list', () => {
  expect(settingsOfProgram({ stunUrls: [1n] })).toEqual({
    ok: false,
    faults: [expect.stringMatching(/^options\.stunUrls \[ 1n \]: .* in the place of 1n$/)],
  })
})

describe('TURN', () => {
  const turn = ['--turn-urls', 'turn:turn.example.com', '--turn-secret', 'sixteen letters!']

  it.each([
    'turn:turn.example.com',
    'turn:192.0.2.1:3478?transport=udp',
    'turn:[2001:db8::1]:3478?transport=tcp',
    'turns:turn.example.com:443?transport=tcp',
  ])('[options] the address of a TURN server may be %s', (url) => {
    expect(settings({ flags: [...turn, `--turn-urls=${url}`] }).turnUrls).toEqual([url])
  })

  it.each([
    'turn.example.com',
    'stun:turn.example.com',
    'https://turn.example.com',
    'turn:',
    'turn://turn.example.com',
    'turn:turn.example.com?transport=sctp',
    'turn:turn.example.com?transport=udp&x=1',
    'turn:user@turn.example.com:3478/path',
  ])('[options] and not %s', (url) => {
    expect(faults({ flags: [...turn, `--turn-urls=${url}`] })).toEqual([
      expect.stringMatching(/^--turn-urls ".*": expected an address such as turn:.* in the place of /),
    ])
  })

  it('[options] more addresses than a client may be given are refused', () => {
    const urls = Array.from({ length: 9 }, (_, index) => `turn:turn${String(index)}.example.com`).join(',')
    expect(faults({ flags: [...turn, `--turn-urls=${urls}`] })).toEqual([expect.stringMatching(/expected at most 8$/)])
  })

  it('[options] addresses without the secret, and a secret without addresses, are told what is missing', () => {
    expect(faults({ flags: turn.slice(0, 2) })).toEqual([expect.stringMatching(/^turn-urls: .*turn-secret is needed/)])
    expect(faults({ flags: turn.slice(2) })).toEqual([expect.stringMatching(/^turn-secret: .*turn-urls is needed/)])
    expect(settings({ flags: turn })).toMatchObject({ turnSecret: 'sixteen letters!', turnTtlMs: 600_000 })
  })

  it('[options] [S5] a secret that will not do is refused without being printed', () => {
    const flags = [...turn.slice(0, 2), '--turn-secret', 'swordfish']
    expect(faults({ flags })).toEqual([expect.stringMatching(/^--turn-secret: expected at least 16 characters/)])
    expect(faults({ flags: turn.slice(0, 2), env: { MISMATCH_TURN_SECRET: 'swordfish' } }).join()).not.toContain(
      'sword',
    )
  })
})
