import { CLOSE, encode } from '@mismatch/protocol'
import type { Backend, BackendEvents, PreparedOffer, Refused, Session } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import type { Link } from '../connection/link.ts'
import type { Pulse } from '../connection/live-session.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import type { Log } from '../observability/log.ts'
import { CLASSIC_WISHES } from './classic-wishes.ts'
import type { Links } from './links.ts'
import { mayHaveOffer, pairedFrames } from './paired.ts'
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

const refusals: Readonly<Record<Refused['code'], string>> = {
  not_paired: 'this is no session of yours, or it is too long ago',
  not_ready: 'there is no place in the queue to prepare for; send Ready first',
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

    onWaiting({ user, position, online, reason, prepared }) {
      to(user)?.send({ type: 'Waiting', position, online, reason, ...(prepared !== null && { prepared }) })
    },

    onPaired(session, offer) {
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
      const isDelivered = offer !== null && mayHaveOffer(session, offer)
      const paired = pairedFrames(session, offer, isDelivered)
      offering?.send(paired.offerer)
      answering?.send(paired.answerer)
      if (isDelivered && offering !== undefined) handOver(offer, offering)
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
      to(user)?.send({ type: 'Idle', reason })
    },

    onReported: parts.onReported,

    onBlocked({ user, session: session_id }) {
      to(user)?.send({ type: 'Blocked', session_id })
    },

    onRefused({ user, ref, session, code }) {
      const refs = { ref, ...(session !== null && { ref_id: session }) }
      to(user)?.sendError(code, refusals[code], refs)
    },
  }
}

function join(
  { id, offerer, privacy }: Session,
  isOfferer: boolean,
  link: Link | undefined,
  partner: Link | undefined,
  pulse: Pulse,
): void {
  if (link === undefined) return
  link.session = {
    id,
    partner: partner ?? null,
    isOfferer,
    hasOffered: false,
    hasAnswered: false,
    isText: offerer.media === 'text',
    privacy,
    wantsDirect: false,
    pulse,
    hasConnected: false,
  }
}

function part({ id }: Session, link: Link | undefined): void {
  if (link?.session?.id === id) link.session = null
}

/** The prepared offer counts as sent: `Paired` brings it, or, to a classic client, an `Offer` after that (rules Q4, C7). */
function handOver({ sdp }: PreparedOffer, { session }: Link): void {
  if (session === null) return
  session.hasOffered = true
  if (session.partner?.dialect.name === 'classic') session.partner.relay(encode({ type: 'Offer', sdp }))
}
