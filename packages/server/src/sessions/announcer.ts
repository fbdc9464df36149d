import { CLOSE, type ServerMessageMap } from '@mismatch/protocol'
import type { Backend, BackendEvents, Participant, Session } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import type { Link } from '../connection/link.ts'
import type { Pulse } from '../connection/live-session.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import type { Log } from '../observability/log.ts'
import { CLASSIC_WISHES } from './classic-wishes.ts'
import type { Links } from './links.ts'
import type { SessionWatch } from './session-watch.ts'
import type { Welcome } from './welcome.ts'

export interface AnnouncerParts {
  readonly backend: Backend
  readonly links: Links
  readonly watch: SessionWatch
  readonly clock: Clock
  readonly log: Log
  readonly ice: IceDesk
  readonly welcome: (userId: string) => Welcome
  readonly onReported: BackendEvents['onReported']
}

/** Tells people what the backend says has happened. */
export function createAnnouncer(parts: AnnouncerParts): BackendEvents {
  const { backend, links, watch, clock, log, ice, welcome } = parts
  const to = (user: string) => links.of(user)

  return {
    onArrived({ user, connection: id }) {
      const link = links.withId(id)
      if (link === undefined) return
      links.claim(link)
      log('debug', 'connection arrived', { connection: id })
      link.connection.open(() => {
        link.send(welcome(user))
        if (link.dialect.name === 'classic') backend.enqueue(user, CLASSIC_WISHES)
      })
    },

    onReplaced({ connection }) {
      links.withId(connection)?.close(CLOSE.replaced, 'connected elsewhere')
    },

    onTurnedAway({ connection }) {
      links.withId(connection)?.close(CLOSE.already_connected, 'connected elsewhere')
    },

    onWaiting({ user, position, online, reason }) {
      const link = to(user)
      if (link === undefined) return
      link.hasTicket = true
      link.send({ type: 'Waiting', position, online, reason })
    },

    onPaired(session) {
      const { offerer, answerer } = session
      const offering = to(offerer.user)
      const answering = to(answerer.user)
      log('debug', 'session began', { session: session.id })
      // Both know each other before either is told: the first to hear may write at once (rule F6).
      const pulse = watch.begin(session)
      if (offering !== undefined) ice.renew(offering)
      if (answering !== undefined) ice.renew(answering)
      join(session, true, offering, answering, pulse)
      join(session, false, answering, offering, pulse)
      offering?.send(pairedWith(answerer, session, true))
      answering?.send(pairedWith(offerer, session, false))
      offering?.probe()
      answering?.probe()
    },

    onEnded({ session, told }) {
      log('debug', 'session ended', { session: session.id, ms: clock.now() - session.startedAt })
      watch.end(session.id)
      for (const { user } of [session.offerer, session.answerer]) part(session, to(user))
      for (const { user, reason } of told) to(user)?.send({ type: 'PeerLeft', session_id: session.id, reason })
    },

    onIdle({ user, reason }) {
      const link = to(user)
      if (link === undefined) return
      link.hasTicket = false
      link.send({ type: 'Idle', reason })
    },

    onReported: parts.onReported,

    onBlocked({ user, session: session_id }) {
      to(user)?.send({ type: 'Blocked', session_id })
    },

    onRefused({ user, ref, session, code }) {
      const refs = { ref, ...(session !== null && { ref_id: session }) }
      to(user)?.sendError(code, 'this is no session of yours, or it is too long ago', refs)
    },
  }
}

function join(
  { id, offerer }: Session,
  isOfferer: boolean,
  link: Link | undefined,
  partner: Link | undefined,
  pulse: Pulse,
): void {
  if (link === undefined) return
  link.hasTicket = false
  link.session = {
    id,
    partner: partner ?? null,
    isOfferer,
    hasOffered: false,
    hasAnswered: false,
    isText: offerer.media === 'text',
    pulse,
    hasConnected: false,
  }
}

function part({ id }: Session, link: Link | undefined): void {
  if (link?.session?.id === id) link.session = null
}

function pairedWith(peer: Participant, session: Session, you_are_offerer: boolean): ServerMessageMap['Paired'] {
  const { pseudonym: id, profile, dialect, media } = peer
  return {
    type: 'Paired',
    session_id: session.id,
    you_are_offerer,
    peer: { id, profile, dialect, media, is_buddy: false, shared_tags: [] },
    privacy: 'direct',
  }
}
