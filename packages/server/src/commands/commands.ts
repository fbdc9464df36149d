import type { Terminal } from '../terminal.ts'
import { checkConfig } from './check-config.ts'
import { forget } from './forget.ts'
import { genToken } from './gen-token.ts'

/** What the command can do besides serving. */
export interface Subcommand {
  /** For `--help`: what it does. */
  readonly about: string
  /** @returns the exit code */
  run(terminal: Terminal): number | Promise<number>
}

/** Every subcommand by its name. */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  'check-config': { about: 'reads options as the server would, and starts nothing', run: checkConfig },
  forget: { about: 'deletes what is kept of a device or a user', run: forget },
  'gen-token': { about: 'prints a token of auth-secret for one user', run: genToken },
}
