import { Hono } from 'hono'
import { adminAccess } from './admin-access.ts'
import type { AdminEnv, AdminParts } from './admin-env.ts'
import { banRoutes } from './bans.ts'
import { listRoutes } from './lists.ts'
import { settingsRoutes } from './settings.ts'

const allowed: Readonly<Record<string, string>> = {
  '/admin/reports': 'GET',
  '/admin/bans': 'GET, POST',
  '/admin/bans/:id': 'DELETE',
  '/admin/sessions': 'GET',
  '/admin/stats': 'GET',
  '/admin/settings': 'GET, POST',
  '/admin/audit': 'GET',
}

/**
 * What an operator asks and does: `/admin/*`, with the admin token alone. It is for programs and a terminal; pages of other origins
 * cannot read it.
 */
export function createAdmin(parts: AdminParts): Hono<AdminEnv> {
  const app = new Hono<AdminEnv>()
  app.use('/admin/*', adminAccess(parts.adminToken))
  listRoutes(app, parts)
  banRoutes(app, parts)
  settingsRoutes(app, parts)
  // Nothing of a person is in it, and it is asked every few seconds: it is not noted.
  app.get('/admin/stats', async (c) => {
    const { online, waiting, sessions, totalMatches } = await parts.stats()
    const reports = await parts.store.reports.count()
    return c.json({ online, waiting, sessions, total_matches: totalMatches, reports, counts: parts.counts() })
  })
  for (const [path, methods] of Object.entries(allowed)) {
    app.all(path, (c) =>
      c.json({ error: 'method_not_allowed', message: `Ask by ${methods}.` }, 405, { Allow: methods }),
    )
  }
  app.all('/admin/*', (c) => c.json({ error: 'not_found', message: 'There is nothing at this address.' }, 404))
  return app
}
