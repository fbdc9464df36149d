import { readFileSync } from 'node:fs'
import { banner } from './banner.ts'
import { subcommands } from './commands/commands.ts'
import { helpText } from './config/help.ts'
import { settingsOfCommand } from './config/read-settings.ts'
import { suggest } from './config/suggest.ts'
import { MatchServerError } from './errors.ts'
import { createMatchServer } from './match-server.ts'
import type { Terminal } from './terminal.ts'
import { speaksTls } from './config/speaks-tls.ts'
import { VERSION } from './version.ts'

/**
 * `mismatch-server`: serves until it is told to stop, or does what its first word says.
 *
 * @returns the exit code: 0 after a drain, 1 if it could not listen, 2 for wrong options; or that of the subcommand
 */
export async function runCommand(terminal: Terminal): Promise<number> {
  const { flags, err } = terminal
  const [word = '', ...rest] = flags
  if (word === '' || word.startsWith('-')) return serve(terminal)
  if (Object.hasOwn(subcommands, word)) return subcommands[word]!.run({ ...terminal, flags: rest })
  const meant = suggest(word, Object.keys(subcommands))
  err(`${word}: there is no such command${meant === undefined ? '' : `; did you mean ${meant}?`}\n`)
  return 2
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
  const read = settingsOfCommand({ flags, env, readFile: (path) => readFileSync(path, 'utf8') })
  if (!read.ok) {
    err(`${read.faults.join('\n')}\nmismatch-server --help lists the options.\n`)
    return 2
  }

  const { settings } = read
  const server = createMatchServer(settings)
  const stopped = untilStopped(terminal)
  if (speaksTls(settings)) {
    terminal.onReload(() => {
      server.renewCertificate()
    })
  }
  try {
    out(banner(VERSION, settings, await server.listen()))
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
