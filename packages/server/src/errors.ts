import { CertificateFault } from './tls/certificate.ts'

/** Why a server could not be made or started. */
export type MatchServerErrorCode =
  | 'bad_options'
  | 'bad_certificate'
  | 'port_in_use'
  | 'port_forbidden'
  | 'address_unavailable'
  | 'store_unavailable'
  | 'closed'

/** An error of the server as a whole. What goes wrong with one connection or frame is logged and told to its client. */
export class MatchServerError extends Error {
  override readonly name = 'MatchServerError'
  readonly code: MatchServerErrorCode
  /** Whether the same may succeed later without a change. */
  readonly retryable: boolean

  private constructor(code: MatchServerErrorCode, message: string, retryable: boolean, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.retryable = retryable
  }

  /** All faults of the options, a line each. */
  static badOptions(faults: readonly string[]): MatchServerError {
    return new MatchServerError('bad_options', faults.join('\n'), false)
  }

  static closed(): MatchServerError {
    return new MatchServerError('closed', 'this server was closed; make a new one', false)
  }

  /**
   * Reports and bans could not be kept.
   *
   * @param place where, without a password
   */
  static storeUnavailable(cause: unknown, place: string): MatchServerError {
    const { message, code } = cause as { message?: unknown; code?: unknown }
    // Node's errors that gather several have no message of their own.
    const why =
      [message, code].find((said): said is string => typeof said === 'string' && said !== '') ?? 'no reason given'
    return new MatchServerError(
      'store_unavailable',
      `the store in ${place} cannot be opened: ${why}. Mend that, or choose another folder with --data-dir or another database with --database-url (memory: keeps nothing)`,
      true,
      cause,
    )
  }

  /** What listening failed with, in words that name the place and what to do; anything unknown comes back as it is. */
  static cannotListen(cause: unknown, host: string, port: number, flags = { host: '--host', port: '--port' }): unknown {
    const at = String(port)
    if (cause instanceof CertificateFault) return new MatchServerError('bad_certificate', cause.message, false, cause)
    switch ((cause as { code?: unknown }).code) {
      case 'EADDRINUSE':
        return new MatchServerError(
          'port_in_use',
          `port ${at} on ${host} is in use: end what uses it, or choose another with ${flags.port}`,
          true,
          cause,
        )
      case 'EACCES':
        return new MatchServerError(
          'port_forbidden',
          `port ${at} may not be used by this user: choose one above 1023 with ${flags.port}`,
          false,
          cause,
        )
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return new MatchServerError(
          'address_unavailable',
          `${host} is no address of this machine: choose one with ${flags.host} (127.0.0.1 = this machine only, 0.0.0.0 = everywhere)`,
          false,
          cause,
        )
      case 'EAI_AGAIN':
        return new MatchServerError(
          'address_unavailable',
          `${host} could not be looked up, since no name server answered: try again, or give an address with ${flags.host}`,
          true,
          cause,
        )
      default:
        return cause
    }
  }
}
