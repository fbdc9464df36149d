import { CLOSE, type ClientMessageMap } from '@mismatch/protocol'
import { isIdentity, isPending, type Authenticated } from '../auth/authenticate.ts'
import type { Connection } from '../connection/connection.ts'
import { loggedError } from '../observability/log.ts'
import { comeBack } from './come-back.ts'
import type { Context } from './context.ts'

/** What somebody said of themselves; a classic client says nothing. */
export interface Claims {
  readonly token?: string | undefined
  readonly deviceId?: string | undefined
  readonly resume?: ClientMessageMap['Hello']['resume']
}

/** Finds out who a connection is and announces them (rule H8), or ends it with 4501. */
export function admit(context: Context, connection: Connection, claims: Claims): void {
  const { token, deviceId } = claims
  const settle = (identity: Authenticated) => {
    if (connection.hasEnded) return
    if (identity === null || identity === undefined) {
      connection.close(CLOSE.unauthorized, 'the token is missing or wrong')
      return
    }
    if (!isIdentity(identity)) throw new TypeError('onAuthenticate gave no user id of 1 to 128 characters')
    letIn(context, connection, identity.userId, claims)
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

function letIn(context: Context, connection: Connection, given: string, { deviceId, resume }: Claims): void {
  const { backend, hasLogin, hashDevice, links, passes } = context
  const device = deviceId === undefined ? null : hashDevice(deviceId)
  const read = resume === undefined ? null : passes.read(resume.token)
  // With a login a resume needs both, of the same user (rule H9); without one the pass says who they are.
  const pass = hasLogin && read?.user !== given ? null : read
  if (pass !== null && comeBack(context, connection, { pass, device, ...resume })) return
  // A token that came too late keeps the name, so that blocks hold, unless somebody has it now (rule H6).
  const user = pass !== null && links.of(pass.user) === undefined ? pass.user : given
  const link = links.begin(connection, { user, device })
  backend.arrive(link.person, link.id)
}
