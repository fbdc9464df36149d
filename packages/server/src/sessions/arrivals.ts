import { CLOSE } from '@mismatch/protocol'
import type { Backend, BackendEvents, Returned, Session, UserId } from '../backend/backend.ts'
import type { Link } from '../connection/link.ts'
import type { Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import { CLASSIC_WISHES } from './classic-wishes.ts'
import type { Links } from './links.ts'
import type { Passes } from './passes.ts'
import { seat } from './seat.ts'
import type { SessionWatch } from './session-watch.ts'
import type { Welcome } from './welcome.ts'

export interface ArrivalsParts {
  readonly backend: Backend
  readonly links: Links
  readonly watch: SessionWatch
  readonly passes: Passes
  readonly log: Log
  readonly meters: Meters
  readonly welcome: (link: Link, resume_token: string | undefined) => Welcome
}

export type Arrivals = Pick<BackendEvents, 'onArrived' | 'onAway' | 'onBack' | 'onGone' | 'onReplaced' | 'onTurnedAway'>

/** Lets people in, and tells partners who is away, and who is back (rules H2, H5, H6). */
export function createArrivals({ backend, links, watch, passes, log, meters, welcome }: ArrivalsParts): Arrivals {
  const open = (link: Link) => {
    links.claim(link)
    link.open(() => welcome(link, passes.give(link)))
  }

  /** They come from a former life of the server with where they were then (rule H7). */
  const settle = (link: Link, { session, ticket }: Returned) => {
    link.ticket = ticket
    if (session === null || link.session?.id === session.id) return
    const partner = links.of(otherOf(session, link.user))
    seat(link, session, partner, watch.goOn(session))
    if (partner?.session?.id === session.id) partner.session.partner = link
  }

  return {
    onArrived({ connection }) {
      const link = links.withId(connection)
      if (link === undefined) return
      log('debug', 'connection arrived', { connection })
      open(link)
      if (link.dialect.name === 'classic') backend.enqueue(link.user, CLASSIC_WISHES)
    },

    onBack(event) {
      const { user, connection, resumed, wasAway, session } = event
      const link = links.withId(connection)
      if (link !== undefined) {
        meters.resumed(resumed)
        log('debug', 'connection resumed', { connection, resumed })
        settle(link, event)
        open(link)
      }
      if (session === null || (!wasAway && resumed === 'exact')) return
      links.of(otherOf(session, user))?.send({ type: 'PeerBack', session_id: session.id, resumed })
    },

    onAway({ user, session, until }) {
      if (session !== null) links.of(otherOf(session, user))?.send({ type: 'PeerAway', session_id: session.id, until })
    },

    onGone({ connection }) {
      const link = links.withId(connection)
      if (link === undefined) return
      log('debug', 'connection given up', { connection })
      links.remove(link)
      // It came back in the very moment in which it was given up: a new start.
      const socket = link.connection
      if (socket === null) return
      link.detach()
      const anew = links.begin(socket, { ...link.person, identity: link.identity })
      backend.arrive(anew.person, anew.id)
    },

    onReplaced({ connection }) {
      links.end(connection, CLOSE.replaced, 'connected elsewhere')
    },

    onTurnedAway({ connection }) {
      links.end(connection, CLOSE.already_connected, 'connected elsewhere')
    },
  }
}

function otherOf({ offerer, answerer }: Session, user: UserId): UserId {
  return offerer.user === user ? answerer.user : offerer.user
}
