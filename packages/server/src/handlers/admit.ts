import { CLOSE } from '@mismatch/protocol'
import { isIdentity, isPending, type Authenticated } from '../auth/authenticate.ts'
import type { Connection } from '../connection/connection.ts'
import { loggedError } from '../observability/log.ts'
import type { Context } from './context.ts'

/** What somebody said of themselves; a classic client says nothing. */
export interface Claims {
  readonly token?: string | undefined
  readonly deviceId?: string | undefined
}

/** Finds out who a connection is and announces them (rule H8), or ends it with 4501. */
export function admit(context: Context, connection: Connection, { token, deviceId }: Claims): void {
  const settle = (identity: Authenticated) => {
    if (connection.hasEnded) return
    if (identity === null || identity === undefined) {
      connection.close(CLOSE.unauthorized, 'the token is missing or wrong')
      return
    }
    if (!isIdentity(identity)) throw new TypeError('onAuthenticate gave no user id of 1 to 128 characters')
    const device = deviceId === undefined ? null : context.hashDevice(deviceId)
    const { id, user } = context.links.begin(connection, identity.userId)
    context.backend.arrive({ user, device, dialect: connection.dialect.name }, id)
  }
  const fail = (thrown: unknown) => {
    context.log('error', 'login failed', { connection: connection.id, error: loggedError(thrown) })
    connection.close(CLOSE.server_error, 'the login failed')
  }

  try {
    const identity = context.authenticate({ token, deviceId, address: connection.address })
    if (isPending(identity)) Promise.resolve(identity).then(settle).catch(fail)
    else settle(identity)
  } catch (thrown) {
    fail(thrown)
  }
}
