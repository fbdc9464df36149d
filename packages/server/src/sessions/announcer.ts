import { encode } from '@mismatch/protocol'
import type { BackendEvents, PreparedOffer, Refused, Session } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import type { Link } from '../connection/link.ts'
import type { HookRunner } from '../hooks/hook-runner.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import type { Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { Arrivals } from './arrivals.ts'
import type { Links } from './links.ts'
import { mayHaveOffer, pairedFrames } from './paired.ts'
import type { Passes } from './passes.ts'
import type { Pools } from './pools.ts'
import { seat } from './seat.ts'
import { pairedPayload, sessionEndPayload, usersOf } from './session-news.ts'
import type { SessionWatch } from './session-watch.ts'

export interface AnnouncerParts {
  readonly arrivals: Arrivals
  readonly links: Links
  readonly watch: SessionWatch
  readonly clock: Clock
  readonly log: Log
  readonly meters: Meters
  readonly pools: Pools
  readonly ice: IceDesk
  readonly passes: Passes
  readonly onReported: BackendEvents['onReported']
  readonly onBlocked: BackendEvents['onBlocked']
  readonly hooks: Pick<HookRunner, 'tell'>
}

const refusals: Readonly<Record<Refused['code'], string>> = {
  not_paired: 'this is no session of yours, or it is too long ago',
  not_ready: 'there is no place in the queue to prepare for; send Ready first',
}

/** Tells people what the backend says has happened. */
export function createAnnouncer(parts: AnnouncerParts): BackendEvents {
  const { arrivals, links, watch, clock, log, meters, pools, ice, passes, hooks } = parts
  const to = (user: string) => links.of(user)

  return {
    ...arrivals,

    onWaiting({ user, position, online, reason, estimateMs, prepared, ticket }) {
      const link = to(user)
      if (link === undefined) return
      const isNew = link.ticket?.number !== ticket.number || link.ticket.queuedAt !== ticket.queuedAt
      link.ticket = ticket
      link.send(
        {
          type: 'Waiting',
          position,
          online,
          reason,
          ...(estimateMs !== null && { estimate_ms: estimateMs }),
          ...(prepared !== null && { prepared }),
        },
        isNew ? passes.give(link) : undefined,
      )
    },

    onPaired(session, offer) {
      const { offerer, answerer } = session
      const offering = to(offerer.user)
      const answering = to(answerer.user)
      log('debug', 'session began', { session: session.id })
      // Both know each other before either is told: the first to hear may write at once (rule F6).
      const pulse = watch.begin(session)
      for (const link of [offering, answering]) {
        // Who met somebody at once was never told of a ticket.
        if (link !== undefined) meters.matched(link.ticket === null ? 0 : clock.now() - link.ticket.queuedAt)
      }
      if (offering !== undefined) ice.renew(offering)
      if (answering !== undefined) ice.renew(answering)
      if (offering !== undefined) seat(offering, session, answering, pulse)
      if (answering !== undefined) seat(answering, session, offering, pulse)
      const isDelivered = offer !== null && mayHaveOffer(session, offer)
      const paired = pairedFrames(session, offer, isDelivered)
      offering?.send(paired.offerer, passes.give(offering))
      answering?.send(paired.answerer, passes.give(answering))
      if (isDelivered && offering !== undefined) handOver(offer, offering)
      offering?.probe()
      answering?.probe()
      hooks.tell('onPaired', usersOf(session), () => pairedPayload(session))
    },

    onEnded({ session, told }) {
      log('debug', 'session ended', { session: session.id, ms: clock.now() - session.startedAt })
      watch.end(session.id)
      for (const { user } of [session.offerer, session.answerer]) part(session, to(user))
      for (const { user, reason } of told) {
        meters.left(reason)
        to(user)?.send({ type: 'PeerLeft', session_id: session.id, reason })
      }
      const reason = told[0]?.reason ?? 'left'
      hooks.tell('onSessionEnd', usersOf(session), () => sessionEndPayload(session, reason, clock.now()))
    },

    onIdle({ user, reason }) {
      const link = to(user)
      if (link === undefined) return
      link.ticket = null
      pools.leave(link)
      link.send({ type: 'Idle', reason }, passes.give(link))
    },

    onReported: parts.onReported,

    onBlocked: parts.onBlocked,

    onRefused({ user, ref, session, code }) {
      const refs = { ref, ...(session !== null && { ref_id: session }) }
      to(user)?.sendError(code, refusals[code], refs)
    },
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
