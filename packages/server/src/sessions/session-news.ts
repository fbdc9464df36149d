import type { PeerLeftReason } from '@mismatch/protocol'
import type { Participant, ReportOfUser, Session } from '../backend/backend.ts'
import type { PairedPayload, ReportPayload, SessionEndPayload, SessionUser } from '../hooks/hook-payloads.ts'

// What the hooks of a program are told of a session.

/** The users whom it concerns. */
export function usersOf({ offerer, answerer }: Session): readonly [string, string] {
  return [offerer.user, answerer.user]
}

export function pairedPayload(session: Session): PairedPayload {
  const { offerer, answerer } = session
  return { ...common(session), media: offerer.media === 'video' ? 'video' : answerer.media }
}

export function sessionEndPayload(session: Session, reason: PeerLeftReason, now: number): SessionEndPayload {
  const { startedAt } = session
  return { ...common(session), reason, startedAt, ms: now - startedAt }
}

export function reportPayload(report: ReportOfUser, reportId: string): ReportPayload {
  const { session: sessionId, reporter, reported, reason, comment } = report
  return {
    reportId,
    sessionId,
    reporter: identity(reporter),
    reported: identity(reported),
    reason,
    ...(comment !== undefined && { comment }),
  }
}

function common({ id, pool, offerer, answerer }: Session): Omit<PairedPayload, 'media'> {
  return { sessionId: id, pool, users: [userOf(offerer), userOf(answerer)] }
}

function userOf(participant: Participant): SessionUser {
  return { ...identity(participant), media: participant.media }
}

function identity({ user, device }: Pick<Participant, 'user' | 'device'>): Omit<SessionUser, 'media'> {
  return { userId: user, ...(device !== null && { deviceHash: device }) }
}
