import type { Backend } from '../../backend.ts'
import { PEOPLE, WINDOW_MS, type Deed } from './deeds.ts'
import { Watcher } from './watcher.ts'

/** A backend that answers before a command returns, and its clock. */
export interface Stage {
  readonly backend: Backend
  readonly clock: { now(): number; advance(ms: number): void; step(ms: number): void }
}

/** Has a history happen; the first thing that cannot be, and when; null if there is none. */
export function liveThrough(deeds: readonly Deed[], { backend, clock }: Stage): { at: number; fault: string } | null {
  const watcher = new Watcher(() => clock.now())
  const connections = PEOPLE.map(() => 'none')
  backend.listen(watcher)
  for (const [at, deed] of deeds.entries()) {
    const before = PEOPLE.map(({ user }) => watcher.sessionOf(user))
    carryOut(deed, { backend, clock }, watcher, connections, at)
    watcher.look()
    // A late block ends the session of now too if it is with the same person again.
    if (deed.does === 'skip-late' || deed.does === 'fail-late') {
      const { user } = PEOPLE[deed.who] as (typeof PEOPLE)[number]
      if (watcher.sessionOf(user) !== before[deed.who])
        return { at, fault: `a late ${deed.does} of ${user} ends another session` }
    }
    const [fault] = watcher.faults
    if (fault !== undefined) return { at, fault }
  }
  return null
}

/** The shortest history that still goes wrong, by leaving out one thing after the other. */
export function shortest(deeds: readonly Deed[], goesWrong: (deeds: readonly Deed[]) => boolean): readonly Deed[] {
  let rest = deeds
  for (let at = rest.length - 1; at >= 0; at--) {
    const without = rest.filter((_, index) => index !== at)
    if (goesWrong(without)) rest = without
  }
  return rest
}

function carryOut(deed: Deed, { backend, clock }: Stage, watcher: Watcher, connections: string[], at: number): void {
  if (deed.does === 'wait') return clock.advance(deed.ms)
  if (deed.does === 'step') return clock.step(deed.ms)
  if (deed.does === 'policy') {
    watcher.policy = deed.policy
    return backend.setPolicy(deed.policy)
  }
  const person = PEOPLE[deed.who] as (typeof PEOPLE)[number]
  const { user } = person
  const connection = connections[deed.who] as string
  if (deed.does === 'ready') {
    watcher.asks(user, deed.wishes)
    return backend.enqueue(user, deed.wishes)
  }
  const own = watcher.sessionOf(user)?.id
  const past = watcher.sessions.filter(({ id }) => id !== own)
  const late = past[deed.which % Math.max(past.length, 1)]?.id ?? 'none'
  switch (deed.does) {
    case 'come':
      connections[deed.who] = `${user} ${String(at)}`
      return backend.arrive(person, `${user} ${String(at)}`)
    case 'go':
      backend.depart(user, connection, deed.which < 4 ? 'left' : 'disconnected')
      return watcher.goes(user)
    case 'away':
      return backend.away(user, connection, WINDOW_MS)
    case 'back':
      return backend.back(user, connection, deed.which < 4 ? 'exact' : 'session')
    case 'leave':
      return backend.leave(user)
    case 'skip':
      return backend.skip(user, person.dialect === 'classic' ? null : (own ?? 'none'))
    case 'fail':
      return backend.fail(user, own ?? 'none')
    case 'expire':
      return backend.expire(user, own ?? 'none', deed.which < 4 ? 'timeout' : 'idle')
    case 'block':
      return backend.block(user, own ?? late)
    case 'report':
      backend.report(user, own ?? late, { reason: 'spam' })
      return backend.requeue(user)
    case 'skip-late':
      return backend.skip(user, late)
    case 'fail-late':
      return backend.fail(user, late)
    case 'block-late':
      return backend.block(user, late)
    default:
      deed satisfies never
  }
}
