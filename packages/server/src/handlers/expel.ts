import { CLOSE } from '@mismatch/protocol'
import type { Connection } from '../connection/connection.ts'
import type { Link } from '../connection/link.ts'
import type { Ban } from '../safety/ban.ts'
import type { Context } from './context.ts'

/** Ends the connections of all who are banned by now; their partners hear that they were moderated (rules E2, Q8). */
export function expelBanned(context: Pick<Context, 'backend' | 'door' | 'links'>): void {
  const { door, links } = context
  for (const link of links.all()) {
    const { user, device } = link.person
    const ban = door.heldBanOf({ user, device, address: link.connection?.address ?? '' })
    if (ban !== null) expel(context, link, ban)
  }
}

/** Ends it for one of them. */
export function expel({ backend, links }: Pick<Context, 'backend' | 'links'>, link: Link, ban: Ban): void {
  if (link.connection !== null) {
    turnAway(link.connection, ban)
    return
  }
  // Away, and expected back: not any more.
  links.remove(link)
  backend.depart(link.user, link.id, 'moderated')
}

/** Says until when, and nothing of why: that is between the operator and whom they talk to. */
export function turnAway(connection: Connection, { until }: Ban): void {
  connection.close(CLOSE.banned, until === null ? 'banned' : `banned until ${new Date(until).toISOString()}`)
}
