import { expect, it } from 'vitest'
import { runCommand } from './command.ts'
import type { Terminal } from './terminal.ts'
import { ownFolder, pem, pemFiles } from './testing/pem.ts'
import { Served } from './testing/served.ts'

/** A terminal that remembers what was printed, and can press Ctrl-C. */
class FakeTerminal implements Terminal {
  readonly flags: readonly string[]
  env: Record<string, string> = {}
  printed = ''
  complained = ''
  readonly exits: number[] = []
  stop: () => void = () => undefined
  #listening: () => void = () => undefined
  /** The address printed, once it listens. */
  readonly listening: Promise<string>

  constructor(...flags: string[]) {
    this.flags = flags
    this.listening = new Promise((resolve) => {
      this.#listening = () => {
        const url = /listens on (\S+)/.exec(this.printed)?.[1]
        if (url !== undefined) resolve(url)
      }
    })
  }

  readonly out = (text: string) => {
    this.printed += text
    this.#listening()
  }

  readonly err = (text: string) => {
    this.complained += text
  }

  reload: () => void = () => undefined

  readonly onReload = (run: () => void) => {
    this.reload = run
  }

  readonly onStop = (run: () => void) => {
    this.stop = run
  }

  readonly exit = (code: number) => {
    this.exits.push(code)
  }
}

it('[E3] the command serves until it is told to stop, then drains and ends with 0', async () => {
  const terminal = new FakeTerminal('--database-url', 'memory:', '--port', '0', '--log-level', 'silent')
  const ended = runCommand(terminal)
  expect((await fetch(`${await terminal.listening}/health`)).status).toBe(200)
  expect(terminal.printed).toMatch(/^Mismatch \d+\.\d+\.\d+ listens on http:\/\/127\.0\.0\.1:\d+\n/)
  terminal.stop()
  expect(await ended).toBe(0)
  expect(terminal.exits).toEqual([])
})

it('[E3] a second signal ends the process at once', async () => {
  const terminal = new FakeTerminal('--database-url', 'memory:', '--port', '0', '--log-level', 'silent')
  const ended = runCommand(terminal)
  await terminal.listening
  terminal.stop()
  terminal.stop()
  expect(terminal.exits).toEqual([1])
  await ended
})

it('[options] wrong ones end with 2, all named, and nothing is started', async () => {
  const terminal = new FakeTerminal('--prot', '80', '--classic', 'maybe')
  expect(await runCommand(terminal)).toBe(2)
  expect(terminal.complained).toMatch(/--prot: .*did you mean --port\?\n--classic "maybe": .*auto[\s\S]*--help/)
  expect(terminal.printed).toBe('')
})

it('[options] --help and --version print and end with 0', async () => {
  const [help, version] = [new FakeTerminal('--help'), new FakeTerminal('--version')]
  expect([await runCommand(help), await runCommand(version)]).toEqual([0, 0])
  expect(help.printed).toContain('--trusted-proxies')
  expect(version.printed).toMatch(/^\d+\.\d+\.\d+\n$/)
})

it('[server] a port in use ends with 1 and says what to do', async () => {
  const { port } = new URL((await Served.start()).url)
  const terminal = new FakeTerminal('--database-url', 'memory:', '--port', port, '--log-level', 'silent')
  expect(await runCommand(terminal)).toBe(1)
  expect(terminal.complained).toMatch(new RegExp(`port ${port}.*in use.*--port`))
})

it('[server] listening everywhere prints an address to open', async () => {
  const terminal = new FakeTerminal(
    '--database-url',
    'memory:',
    '--host',
    '0.0.0.0',
    '--port',
    '0',
    '--log-level',
    'silent',
  )
  const ended = runCommand(terminal)
  expect(await terminal.listening).toMatch(/^http:\/\/localhost:\d+$/)
  terminal.stop()
  expect(await ended).toBe(0)
})

it.each([
  [[], /stun\.cloudflare\.com:3478 .*sees.*--stun-urls/, /No TURN server \(--turn-urls\)/],
  [['--stun-urls', 'none'], /No STUN server.*one network/, /No TURN server/],
  [
    ['--turn-urls', 'turn:turn.example.com', '--turn-secret', 'sixteen letters!'],
    /--stun-urls/,
    /go through turn:turn\.example\.com\./,
  ],
])('[H11] it says by what browsers find each other: %j', async (flags, stun, turn) => {
  const terminal = new FakeTerminal('--database-url', 'memory:', '--port', '0', '--log-level', 'silent', ...flags)
  const ended = runCommand(terminal)
  await terminal.listening
  expect(terminal.printed).toMatch(stun)
  expect(terminal.printed).toMatch(turn)
  expect(terminal.printed).not.toContain('sixteen')
  terminal.stop()
  await ended
})

it('[options] check-config says ok and what holds, secrets only by that they are there, and starts nothing', async () => {
  const folder = ownFolder()
  const terminal = new FakeTerminal('check-config', '--port', '9000', '--data-dir', folder)
  terminal.env = { MISMATCH_SECRET: 'swordfish swordfish' }
  expect(await runCommand(terminal)).toBe(0)
  expect(terminal.printed).toMatch(/^ok\n/)
  expect(terminal.printed).toMatch(/^port +9000 +\*$/m)
  expect(terminal.printed).toMatch(/^secret +\(set\) +\*$/m)
  expect(terminal.printed).toMatch(/^turn-secret +none$/m)
  expect(terminal.printed + terminal.complained).not.toMatch(/swordfish|listens/)
})

it('[options] check-config names every fault the start would have, those of files too, and ends with 2', async () => {
  const wrong = new FakeTerminal('check-config', '--prot', '80', '--classic', 'maybe')
  expect(await runCommand(wrong)).toBe(2)
  expect(wrong.complained).toMatch(/--prot: .*--port\?\n--classic "maybe"/)
  expect(wrong.printed).toBe('')
  const missing = new FakeTerminal('check-config', '--tls-cert', '/no/cert.pem', '--tls-key', '/no/key.pem')
  expect(await runCommand(missing)).toBe(2)
  expect(missing.complained).toMatch(/tls-cert \/no\/cert\.pem: cannot be read/)
})

it.each<[string[], RegExp]>([
  [['--host', '0.0.0.0'], /mind: every web page.*allowed-origins/],
  [['--host', '0.0.0.0'], /mind: browsers give the camera.*tls-cert/],
  [['--host', '0.0.0.0', '--trusted-proxies', '1'], /mind: X-Forwarded-For is believed/],
  [[], /mind: there is no TURN server/],
  [[], /mind: only this machine.*trusted-proxies/],
  [['--metrics-port', '8080'], /mind: the metrics are among the pages/],
  [['--metrics-port', '9464', '--metrics-host', '0.0.0.0'], /mind: the metrics listen beyond/],
  [['--address-connections', '0'], /mind: a limit of connections is off/],
  [['--chat-per-second', '0'], /mind: a limit of frames is off/],
  [['--tls', 'self-signed'], /mind: browsers warn/],
  [['--database-url', 'memory:'], /mind: reports, blocks and bans are forgotten/],
  [['--auth', 'token', '--auth-jwks-url', 'https://login.example.com/keys'], /mind: tokens .*auth-audience/],
])('[options] check-config %j says what its owner may not mean', async (flags, risk) => {
  const terminal = new FakeTerminal('check-config', ...flags)
  expect(await runCommand(terminal)).toBe(0)
  expect(terminal.printed).toMatch(risk)
})

it('[options] check-config is quiet about a configuration without risks', async () => {
  const [folder, files] = [ownFolder(), pemFiles(ownFolder(), await pem())]
  const terminal = new FakeTerminal(
    ...['check-config', '--host', '0.0.0.0', '--allowed-origins', 'https://a.example', '--data-dir', folder],
    ...['--turn-urls', 'turn:a', '--turn-secret', 'sixteen letters!', '--metrics-port', '9464'],
    ...['--tls-cert', files.tlsCert, '--tls-key', files.tlsKey],
  )
  expect(await runCommand(terminal)).toBe(0)
  expect(terminal.printed).not.toContain('mind:')
  const soon = pemFiles(ownFolder(), await pem(5))
  const ending = new FakeTerminal('check-config', '--tls-cert', soon.tlsCert, '--tls-key', soon.tlsKey)
  await runCommand(ending)
  expect(ending.printed).toContain('within two weeks')
})

it('[options] a command that there is not is named, with what was meant', async () => {
  const terminal = new FakeTerminal('check-confg')
  expect(await runCommand(terminal)).toBe(2)
  expect(terminal.complained).toMatch(/check-confg: there is no such command; did you mean check-config\?/)
})

it('[server] it says whom it lets in, where its data lies, and that it takes no addresses from headers', async () => {
  const folder = ownFolder()
  const terminal = new FakeTerminal('--port', '0', '--log-level', 'silent', '--data-dir', folder)
  const ended = runCommand(terminal)
  await terminal.listening
  expect(terminal.printed).toMatch(/Every web page .*--allowed-origins.*nobody has to log in \(--auth\)/)
  expect(terminal.printed).toContain(`lies in ${folder} (--data-dir)`)
  expect(terminal.printed).toMatch(/behind a proxy set --trusted-proxies/)
  expect(terminal.printed).not.toContain('Metrics')
  terminal.stop()
  await ended
})

it.each([
  [['--anonymous', 'on'], /all need a token \(--auth\): one that this server gives strangers \(--anonymous\)\.$/m],
  [
    ['--auth-secret', 'swordfish swordfish', '--anonymous', 'off'],
    /all need a token \(--auth\): one signed with --auth-secret\.$/m,
  ],
  [
    ['--auth-jwks-url', 'https://login.example.com/keys'],
    /: one of the login with the keys at https:\/\/login\.example\.com\/keys, or one that this server gives strangers/,
  ],
])('[server] with --auth token it says whose tokens let people in: %j', async (flags, words) => {
  const terminal = new FakeTerminal('--database-url', 'memory:', '--port', '0', '--log-level', 'silent', ...flags)
  terminal.env = { MISMATCH_AUTH: 'token' }
  const ended = runCommand(terminal)
  await terminal.listening
  expect(terminal.printed).toMatch(words)
  expect(terminal.printed).toMatch(/Reports, blocks and bans are kept until it ends/)
  expect(terminal.printed).not.toContain('swordfish')
  terminal.stop()
  await ended
})

it('[server] with TLS it prints https, and SIGHUP reads the certificate again', async () => {
  const [folder, data] = [ownFolder(), ownFolder()]
  const { tlsCert, tlsKey } = pemFiles(folder, await pem())
  const terminal = new FakeTerminal(
    '--port',
    '0',
    '--log-level',
    'silent',
    '--data-dir',
    data,
    '--tls-cert',
    tlsCert,
    '--tls-key',
    tlsKey,
  )
  const ended = runCommand(terminal)
  expect(await terminal.listening).toMatch(/^https:/)
  terminal.reload()
  terminal.stop()
  expect(await ended).toBe(0)
  const own = new FakeTerminal('--port', '0', '--log-level', 'silent', '--data-dir', data, '--tls', 'self-signed')
  const over = runCommand(own)
  await own.listening
  expect(own.printed).toMatch(/Browsers warn .*SHA-256 ([0-9A-F]{2}:){31}/)
  own.stop()
  await over
})

it('[server] a certificate that cannot be used ends with 1, named', async () => {
  const terminal = new FakeTerminal(
    '--port',
    '0',
    '--log-level',
    'silent',
    '--database-url',
    'memory:',
    '--tls-cert',
    '/no/cert.pem',
    '--tls-key',
    '/no/key.pem',
  )
  expect(await runCommand(terminal)).toBe(1)
  expect(terminal.complained).toContain('/no/cert.pem')
})
