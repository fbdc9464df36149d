import type { Hono } from 'hono'
import type { Ban, Someone } from '../../safety/ban.ts'
import { clientAddress } from '../../safety/client-address.ts'
import { badRequest, note, notFound, type AdminEnv, type AdminParts } from './admin-env.ts'
import { banJson } from './admin-json.ts'
import { banRequest, type BanRequest } from './ban-request.ts'
import { bodyOf, jsonOnly } from './json-body.ts'

const MINUTE_MS = 60_000

/** Makes bans and lifts them. */
export function banRoutes(app: Hono<AdminEnv>, parts: AdminParts): void {
  const { store, door } = parts
  app.post('/admin/bans', ...jsonOnly, async (c) => {
    const asked = banRequest(await bodyOf(c))
    if ('faults' in asked) return badRequest(c, asked.faults)
    const who = await whoOf(parts, asked)
    if (who === null) return notFound(c, 'There is no report of this id; it may have been swept.')
    const ban = banOf(parts, asked, who, `admin ${c.get('by')}`)
    if (ban === null) return badRequest(c, ['holds: the report names none of these'])
    const { report_id = null, minutes = null } = asked
    await note(parts, c, 'ban', { ban: ban.id, report: report_id, minutes })
    await store.bans.add(ban)
    door.add(ban)
    return c.json(banJson(ban), 201)
  })

  app.delete('/admin/bans/:id', async (c) => {
    const id = c.req.param('id')
    if ((await store.bans.get(id)) === null) return notFound(c, 'There is no ban of this id.')
    await note(parts, c, 'unban', { ban: id })
    await store.bans.remove(id)
    await door.refresh()
    return c.body(null, 204)
  })
}

/** Whom a request names; null if it names a report that is not there. */
async function whoOf(parts: AdminParts, asked: BanRequest): Promise<Someone<string | null> | null> {
  const { user_id, device_id, address, report_id, holds = ['user', 'device'] } = asked
  if (report_id === undefined) {
    return {
      user: user_id ?? null,
      device: device_id === undefined ? null : parts.hashDevice(device_id),
      // Written as the door sees it: IPv4 inside IPv6 is IPv4.
      address:
        address === undefined ? null : parts.hashAddress(clientAddress({ remote: address, forwarded: undefined }, 0)),
    }
  }
  const report = await parts.store.reports.get(report_id)
  if (report === null) return null
  const { user, device, address: from } = report.reported
  return {
    user: holds.includes('user') ? user : null,
    device: holds.includes('device') ? device : null,
    address: holds.includes('address') ? from : null,
  }
}

/** null if it would hold against nobody. */
function banOf({ clock, newId }: AdminParts, asked: BanRequest, who: Someone<string | null>, by: string): Ban | null {
  if (who.user === null && who.device === null && who.address === null) return null
  const at = clock.now()
  const until = asked.minutes === undefined ? null : at + asked.minutes * MINUTE_MS
  return { id: newId(), ...who, reason: asked.reason, at, until, by }
}
