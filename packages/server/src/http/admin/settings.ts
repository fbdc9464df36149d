import type { Hono } from 'hono'
import { badRequest, note, type AdminEnv, type AdminParts } from './admin-env.ts'
import { bodyOf, jsonOnly } from './json-body.ts'
import { policyJson, policyRequest } from './policy-request.ts'

/** Tells and changes who meets whom while people wait; after a restart the options hold again. */
export function settingsRoutes(app: Hono<AdminEnv>, parts: AdminParts): void {
  const { policy } = parts
  app.get('/admin/settings', (c) => c.json(policyJson(policy.now)))

  app.post('/admin/settings', ...jsonOnly, async (c) => {
    const asked = policyRequest(await bodyOf(c), policy.now)
    if ('faults' in asked) return badRequest(c, asked.faults)
    await note(parts, c, 'settings', policyJson(asked))
    policy.set(asked)
    return c.json(policyJson(asked))
  })
}
