import { readFileSync } from 'node:fs'
import { signOwnToken } from '../auth/sign-own-token.ts'
import { settingsOfCommand } from '../config/read-settings.ts'
import type { Terminal } from '../terminal.ts'
import { readTokenFlags } from './token-flags.ts'

const USAGE = `Usage: mismatch-server gen-token --sub ID [--option value]...

Prints a token (HS256) that a server with the same auth-secret lets in: for trying things out, for bots, and for a login that has no
library for tokens.

  --sub ID          the user: 1 to 128 characters
  --name NAME       the name that strangers see, up to 40 characters
  --pools A,B       the only pools that they may enter
  --buddies A,B     the ids of their buddies
  --roles A,B       roles, for the program around the server
  --ttl-ms MS       how long it holds (default: 3600000)

The secret, and what iss and aud are to be, are those of the server: --auth-secret, --auth-issuer, --auth-audience, their variables,
or a file (--config).
`

const NO_SECRET = `gen-token: there is no secret to sign with. Make one, and give it to the server too:
  export MISMATCH_AUTH=token MISMATCH_AUTH_SECRET=$(openssl rand -hex 32)
`

/** `mismatch-server gen-token`. Exit codes: 0 printed, 2 wrong options. */
export async function genToken({ flags, env, out, err }: Terminal): Promise<number> {
  if (flags.includes('--help') || flags.includes('-h')) {
    out(USAGE)
    return 0
  }
  const wish = readTokenFlags(flags)
  // What it makes is for a server that asks for tokens, whether that option was given here or not.
  const read = settingsOfCommand({
    flags: [...wish.rest, '--auth', 'token', '--anonymous', 'on'],
    env,
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  if (!read.ok || !wish.ok) {
    const faults = [...(wish.ok ? [] : wish.faults), ...(read.ok ? [] : read.faults)]
    err(`${faults.join('\n')}\nmismatch-server gen-token --help lists the options.\n`)
    return 2
  }
  if (read.settings.authSecret === '') {
    err(NO_SECRET)
    return 2
  }
  try {
    out(`${await signOwnToken(wish.payload, read.settings, Date.now() + wish.ttlMs)}\n`)
    return 0
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    err(`gen-token: ${thrown.message}\n`)
    return 2
  }
}
