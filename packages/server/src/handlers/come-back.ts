import type { ClientMessageMap } from '@mismatch/protocol'
import type { Identity } from '../auth/identity.ts'
import type { Connection } from '../connection/connection.ts'
import type { Newcomer } from '../sessions/links.ts'
import type { Pass } from '../sessions/pass.ts'
import type { Context } from './context.ts'

type Counters = Pick<NonNullable<ClientMessageMap['Hello']['resume']>, 'received' | 'sent'>

export interface Return extends Counters, Pick<Newcomer, 'device' | 'address' | 'barred'> {
  readonly pass: Pass
  /** Who they are, by the login of now. */
  readonly identity: Identity
}

/**
 * Brings somebody back to where their token says that they were: to their link, or, if the server was restarted since, to what the token
 * holds (rules H6, H7).
 *
 * @returns false if that is no more: it was too long ago, or somebody came back with a newer one
 */
export function comeBack(context: Context, connection: Connection, given: Return): boolean {
  const { backend, ice, links, passes, resumeWindowMs } = context
  const { pass, identity, device, address, barred, received, sent } = given
  const { link: id, user, rank, counters, claim } = pass
  const link = links.withId(id)
  if (link !== undefined) {
    if (link.tokens.isSpent(rank)) return false
    link.tokens.follow(rank)
    link.identify(identity)
    const resumed = link.resume(connection, { counters, received, sent })
    if (resumed === 'session') {
      // What it was given may be lost (rule H11), and the connection that it had ready gone with the page (rule Q4).
      ice.forget(link)
      backend.unprepare(user)
    }
    backend.back(user, id, resumed)
    return true
  }
  if (passes.isOfNow(pass) || resumeWindowMs === 0 || links.of(user) !== undefined) return false
  const adopted = links.begin(connection, { identity, device, address, barred, former: { link: id, rank } })
  adopted.resumed = 'session'
  backend.adopt(adopted.person, id, claim, resumeWindowMs)
  return true
}
