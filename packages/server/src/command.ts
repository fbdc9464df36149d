import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { subcommands } from './commands/commands.ts'
import { helpText } from './config/help.ts'
import type { Settings } from './config/option-table.ts'
import { settingsOfCommand } from './config/read-settings.ts'
import { MatchServerError } from './errors.ts'
import { createMatchServer } from './match-server.ts'
import type { Terminal } from './terminal.ts'
import { VERSION } from './version.ts'

/**
 * `mismatch-server`: serves until it is told to stop, or does what its first word says.
 *
 * @returns the exit code: 0 after a drain, 1 if it could not listen, 2 for wrong options; or that of the subcommand
 */
export async function runCommand(terminal: Terminal): Promise<number> {
  const [first = '', ...rest] = terminal.flags
  return Object.hasOwn(subcommands, first) ? subcommands[first]!.run({ ...terminal, flags: rest }) : serve(terminal)
}

async function serve(terminal: Terminal): Promise<number> {
  const { flags, env, out, err } = terminal
  if (flags.includes('--help') || flags.includes('-h')) {
    out(helpText(VERSION, subcommands))
    return 0
  }
  if (flags.includes('--version') || flags.includes('-v')) {
    out(`${VERSION}\n`)
    return 0
  }
  const read = settingsOfCommand({ flags, env, readFile })
  if (!read.ok) {
    err(`${read.faults.join('\n')}\nmismatch-server --help lists the options.\n`)
    return 2
  }

  const { settings } = read
  const server = createMatchServer(settings)
  const stopped = untilStopped(terminal)
  try {
    const { url, port } = await server.listen()
    out(`Mismatch ${VERSION} listens on ${url}\n${hints(settings.host, port)}${callHints(settings)}`)
  } catch (cause) {
    await server.close()
    if (!(cause instanceof MatchServerError)) throw cause
    err(`${cause.message}\n`)
    return 1
  }
  await stopped
  await server.drain()
  return 0
}

function readFile(path: string): string {
  return readFileSync(path, 'utf8')
}

/** Resolves at the first signal; a second one ends the process at once. */
function untilStopped({ onStop, exit }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    onStop(() => {
      if (isStopping) exit(1)
      isStopping = true
      resolve()
    })
  })
}

/** What a person at the terminal can do next. */
function hints(host: string, port: number): string {
  if (host !== '0.0.0.0' && host !== '::') return 'Open it in two tabs and press Find in both.\n'
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `  http://${address}:${String(port)}\n`)
  if (addresses.length === 0) return ''
  return `${addresses.join('')}Browsers give the camera to http://localhost and to https:// only: for others put it behind TLS.\n`
}

/** By what browsers find each other, and whom that tells their address. */
function callHints({ stunUrls, turnUrls }: Settings): string {
  const stun =
    stunUrls.length === 0 ?
      'No STUN server (--stun-urls): browsers find each other inside one network only.\n'
    : `Browsers ask ${stunUrls.join(', ')} for their address, so it sees that of every visitor (--stun-urls: your own, or none).\n`
  const turn =
    turnUrls.length === 0 ?
      'No TURN server (--turn-urls): between strict firewalls no call comes about.\n'
    : `Calls that find no direct way go through ${turnUrls.join(', ')}.\n`
  return stun + turn
}
