import { CLOSE, type ClientMessageMap } from '@mismatch/protocol'
import { isPending, type Authenticated } from '../auth/authenticate.ts'
import { identityOf, type Identity } from '../auth/identity.ts'
import type { Connection } from '../connection/connection.ts'
import { loggedError } from '../observability/log.ts'
import { comeBack } from './come-back.ts'
import type { Context } from './context.ts'

/** What somebody said of themselves; a classic client says nothing. */
export interface Introduction {
  readonly token?: string | undefined
  readonly deviceId?: string | undefined
  readonly resume?: ClientMessageMap['Hello']['resume']
}

/** Finds out who a connection is and announces them (rule H8), or ends it with 4501. */
export function admit(context: Context, connection: Connection, said: Introduction): void {
  const { token, deviceId } = said
  const settle = (answer: Authenticated) => {
    if (connection.hasEnded) return
    const identity = identityOf(answer)
    if (identity === null) {
      connection.close(CLOSE.unauthorized, 'the token is missing or wrong')
      return
    }
    letIn(context, connection, identity, said)
  }
  const fail = (thrown: unknown) => {
    context.log('error', 'login failed', { connection: connection.id, error: loggedError(thrown) })
    connection.close(CLOSE.server_error, 'the login failed')
  }

  try {
    const answer = context.authenticate({ token, deviceId, address: connection.address })
    if (isPending(answer)) Promise.resolve(answer).then(settle).catch(fail)
    else settle(answer)
  } catch (thrown) {
    fail(thrown)
  }
}

function letIn(context: Context, connection: Connection, given: Identity, { deviceId, resume }: Introduction): void {
  const { backend, hasLogin, hashDevice, links, passes } = context
  const { claims, userId } = given
  // What a token names was proven when it was made; a Hello may say anything.
  const device = claims?.device ?? (deviceId === undefined ? null : hashDevice(deviceId))
  const read = resume === undefined ? null : passes.read(resume.token)
  // With a login a resume needs both, of the same user (rule H9); without one the pass says who they are.
  const pass = hasLogin && read?.user !== userId ? null : read
  const identity = pass === null ? given : { ...given, userId: pass.user }
  if (pass !== null && comeBack(context, connection, { pass, identity, device, ...resume })) return
  // A token that came too late keeps the name, so that blocks hold, unless somebody has it now (rule H6).
  const isFree = links.of(identity.userId) === undefined
  const link = links.begin(connection, { identity: isFree ? identity : given, device })
  backend.arrive(link.person, link.id)
}
