import type { Hono } from 'hono'
import type { Session } from '../../backend/backend.ts'
import type { Page, PageOf } from '../../store/store.ts'
import { badRequest, note, type AdminCtx, type AdminEnv, type AdminParts } from './admin-env.ts'
import { auditJson, banJson, reportJson, sessionJson } from './admin-json.ts'
import { pageQuery } from './page-query.ts'

/** What there is to read, newest first, in pages: `next` of one is `before` of the one after. */
export function listRoutes(app: Hono<AdminEnv>, parts: AdminParts): void {
  const { reports, bans, audit } = parts.store
  const list =
    <Row>(name: string, rows: (page: PageOf) => Promise<Page<Row>> | Page<Row>, json: (row: Row) => unknown) =>
    async (c: AdminCtx) => {
      const page = pageQuery(c)
      if ('faults' in page) return badRequest(c, page.faults)
      await note(parts, c, `read_${name}`, { before: page.before ?? null, limit: page.limit })
      const found = await rows(page)
      return c.json({ [name]: found.rows.map(json), next: found.next === null ? null : String(found.next) })
    }

  app.get(
    '/admin/reports',
    list('reports', (page) => reports.list(page), reportJson),
  )
  app.get(
    '/admin/bans',
    list('bans', (page) => bans.list(page), banJson),
  )
  app.get(
    '/admin/audit',
    list('audit', (page) => audit.list(page), auditJson),
  )
  app.get(
    '/admin/sessions',
    list('sessions', (page) => sessionsPage(parts.sessions(), page), sessionJson),
  )
}

/** By the time of their start, since a session has no number. Those that began in one millisecond stay on one page. */
export function sessionsPage(sessions: readonly Session[], { before = Infinity, limit }: PageOf): Page<Session> {
  const found = sessions.filter(({ startedAt }) => startedAt < before).sort((a, b) => b.startedAt - a.startedAt)
  const last = found[limit - 1]
  const rows = found.filter(({ startedAt }, index) => index < limit || startedAt === last?.startedAt)
  return { rows, next: rows.length < found.length ? (rows.at(-1)?.startedAt ?? null) : null }
}
