import { CLOSE, type ClientMessageMap } from '@mismatch/protocol'
import { isPending, type Authenticated } from '../auth/authenticate.ts'
import { identityOf, type Identity } from '../auth/identity.ts'
import type { Connection } from '../connection/connection.ts'
import { loggedError } from '../observability/log.ts'
import type { Pass } from '../sessions/pass.ts'
import { lookUp, type Known } from './at-the-door.ts'
import { comeBack } from './come-back.ts'
import type { Context } from './context.ts'
import { turnAway } from './expel.ts'

/** What somebody said of themselves; a classic client says nothing. */
export interface Introduction {
  readonly token?: string | undefined
  readonly deviceId?: string | undefined
  readonly resume?: ClientMessageMap['Hello']['resume']
}

/** Finds out who a connection is and announces them (rule H8), or ends it with 4501, or 4502 if they are banned (rule H9). */
export function admit(context: Context, connection: Connection, said: Introduction): void {
  const { token, deviceId } = said
  const settle = (answer: Authenticated) => {
    if (connection.hasEnded) return
    const identity = identityOf(answer)
    if (identity === null) {
      connection.close(CLOSE.unauthorized, 'the token is missing or wrong')
      return
    }
    const comer = comerOf(context, connection, identity, said)
    const known = lookUp(context, comer, comer.isNew)
    const enter = ({ ban, barred }: Known) => {
      if (connection.hasEnded) return
      // One that was made meanwhile could not close this connection, which was nobody's yet.
      const current = ban ?? context.door.heldBanOf(comer)
      if (current === null) letIn(context, connection, { ...comer, barred })
      else turnAway(connection, current)
    }
    if (known instanceof Promise) known.then(enter).catch(fail)
    else enter(known)
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

/** Somebody who may come in, if nothing stands against them. */
interface Comer {
  /** Who they are by themselves. */
  readonly given: Identity
  /** The same, or, with a pass, who they say that they were. */
  readonly identity: Identity
  readonly user: string
  readonly device: string | null
  readonly address: string
  readonly pass: Pass | null
  readonly resume: Introduction['resume']
  /** Nobody can have met them before. */
  readonly isNew: boolean
}

function comerOf(context: Context, connection: Connection, given: Identity, said: Introduction): Comer {
  const { hasLogin, hashDevice, passes } = context
  const { deviceId, resume } = said
  const { claims, userId } = given
  // What a token names was proven when it was made; a Hello may say anything.
  const device = claims?.device ?? (deviceId === undefined ? null : hashDevice(deviceId))
  const read = resume === undefined ? null : passes.read(resume.token)
  // With a login a resume needs both, of the same user (rule H9); without one the pass says who they are.
  const pass = hasLogin && read?.user !== userId ? null : read
  const identity = pass === null ? given : { ...given, userId: pass.user }
  const isNew = !hasLogin && pass === null && device === null
  return { given, identity, user: identity.userId, device, address: connection.address, pass, resume, isNew }
}

function letIn(context: Context, connection: Connection, comer: Comer & Pick<Known, 'barred'>): void {
  const { backend, hashAddress, links } = context
  const { given, identity, device, pass, resume, barred } = comer
  const address = hashAddress(comer.address) ?? undefined
  if (pass !== null && comeBack(context, connection, { pass, identity, device, address, barred, ...resume })) return
  if (resume !== undefined) context.meters.resumed('none')
  // A token that came too late keeps the name, so that blocks hold, unless somebody has it now (rule H6).
  const isFree = links.of(identity.userId) === undefined
  const link = links.begin(connection, { identity: isFree ? identity : given, device, address, barred })
  backend.arrive(link.person, link.id)
}
