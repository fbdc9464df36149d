import type { Session } from '../../backend/backend.ts'
import type { Ban, Someone } from '../../safety/ban.ts'
import type { AuditEntry, Report } from '../../store/store.ts'

/** Rows as the admin API writes them: members in snake_case, as on the wire; devices and addresses as their hashes. */
export function reportJson({ id, session, reason, comment, reporter, reported, at, sessionMs }: Report) {
  return {
    id,
    session_id: session,
    reason,
    comment,
    reporter: someoneJson(reporter),
    reported: someoneJson(reported),
    at,
    session_ms: sessionMs,
  }
}

export function banJson({ id, reason, at, until, by, ...who }: Ban) {
  return { id, ...someoneJson(who), reason, at, until, by }
}

export function sessionJson({ id, pool, startedAt, offerer, answerer }: Session) {
  return { id, pool, media: offerer.media, started_at: startedAt, users: [offerer.user, answerer.user] }
}

export function auditJson({ at, action, detail, by }: AuditEntry) {
  return { at, action, detail, by }
}

function someoneJson({ user, device, address }: Someone<string | null>) {
  return { user_id: user, device, address }
}
