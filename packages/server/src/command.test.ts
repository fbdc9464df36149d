import { expect, it } from 'vitest'
import { runCommand } from './command.ts'
import type { Terminal } from './terminal.ts'
import { Served } from './testing/served.ts'

/** A terminal that remembers what was printed, and can press Ctrl-C. */
class FakeTerminal implements Terminal {
  readonly flags: readonly string[]
  readonly env = {}
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
