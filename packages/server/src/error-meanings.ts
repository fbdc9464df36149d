import type { MatchServerErrorCode } from './errors.ts'

/** Why a server could not be made or started, and what to do: for docs/errors.md; the errors themselves name host, port and option. */
export const serverErrorMeanings: {
  readonly [Code in MatchServerErrorCode]: { readonly means: string; readonly advice: string }
} = {
  bad_options: {
    means: 'An option is unknown or has a value that cannot be; the message has a line for each.',
    advice: 'Mend them. The command exits with 2.',
  },
  bad_certificate: {
    means:
      'The files of `--tls-cert` and `--tls-key` cannot be used; the message names which, and what is wrong with it.',
    advice: 'Give the whole chain and the key that belongs to it, both PEM. The command exits with 1.',
  },
  port_in_use: {
    means: 'Another program listens there.',
    advice: 'End it, or choose another `--port` (0 = any free one). The command exits with 1, as for the rest.',
  },
  port_forbidden: { means: 'This user may not listen there.', advice: 'Choose a `--port` above 1023.' },
  address_unavailable: {
    means: '`--host` is no address of this machine, or could not be looked up.',
    advice: 'Choose 127.0.0.1 (this machine only), 0.0.0.0 (everywhere), or an address of the machine.',
  },
  store_unavailable: {
    means:
      'Reports, blocks and bans cannot be kept where they should be; the message says where, and what is wrong there.',
    advice: 'Mend that, or choose another folder (`--data-dir`) or database (`--database-url`).',
  },
  closed: { means: '`listen()` on a server that was closed.', advice: 'Make a new one.' },
}
