import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { BackendStats, QueuePolicy, Session } from '../../backend/backend.ts'
import type { Clock } from '../../clock.ts'
import type { Door } from '../../safety/door.ts'
import type { Store } from '../../store/store.ts'

/** What the admin API works with. */
export interface AdminParts {
  /** '' = there is no admin API. */
  readonly adminToken: string
  readonly store: Store
  readonly door: Door
  readonly clock: Clock
  readonly newId: () => string
  readonly hashDevice: (deviceId: string) => string
  readonly hashAddress: (address: string) => string | null
  /** Who meets whom, as it is set now. */
  readonly policy: { readonly now: QueuePolicy; set(policy: QueuePolicy): void }
  /** The sessions that are going on at this server. */
  sessions(): readonly Session[]
  /** What is counted. */
  counts(): Readonly<Record<string, number>>
  stats(): Promise<BackendStats>
}

export interface AdminEnv {
  Bindings: HttpBindings
  Variables: {
    /** Who asks: the beginning of the hash of their token. */
    by: string
  }
}

export type AdminCtx = Context<AdminEnv>

/** What is wrong with a request, all of it, each line naming the member or parameter. */
export function badRequest(c: AdminCtx, faults: readonly string[]): Response {
  return c.json({ error: 'bad_request', message: faults.join('\n'), faults }, 400)
}

export function notFound(c: AdminCtx, message: string): Response {
  return c.json({ error: 'not_found', message }, 404)
}

/** Writes down who does what, before it is done: what cannot be written down is not done. */
export function note(
  { store, clock }: AdminParts,
  c: AdminCtx,
  action: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  return store.audit.add({ at: clock.now(), action, detail, by: c.get('by') })
}
