import { acceptedAt } from './grace.ts'
import { mediaClass } from './media-class.ts'
import type { Encounter } from './partners.ts'
import { personKeys, type PersonKey } from './person-key.ts'
import type { Ticket } from './ticket.ts'

/** What the operator sets about who meets whom. */
export interface Policy {
  /** How long two who met stay apart (rule M2), in ms; 0 = not at all. */
  readonly rematchCooldownMs: number
  /** How long a ticket holds out for its tags and languages (rule M3), in ms; 0 = not at all. */
  readonly tagGraceMs: number
}

/** Someone in the queue. */
export interface Candidate {
  readonly ticket: Ticket
  /** Their last partners, newest first, as `lastPartners` gives them; they do not change while somebody waits. */
  readonly partners: readonly Encounter[]
  /** Whom they came barred from. There may be more blocks than were told, so those of either side count (rule M1). */
  readonly barred?: ReadonlySet<PersonKey> | undefined
}

/** Someone who looks for a partner. */
export interface Seeker extends Candidate {
  /** Whom they blocked, and who blocked them: a block bars both, so the seeker's own list is enough (rule M1). */
  readonly blocked: ReadonlySet<PersonKey>
}

/**
 * Whether two may meet: yes, not before `at`, or not with these tickets. `rule` is what keeps them apart until then: M2, or M3 whether or not
 * M2 does too.
 */
export type Verdict =
  | { readonly is: 'allowed' }
  | { readonly is: 'later'; readonly at: number; readonly rule: 'M2' | 'M3' }
  | { readonly is: 'never' }

const ALLOWED: Verdict = { is: 'allowed' }
const NEVER: Verdict = { is: 'never' }

/** The rules M1 to M4 for two tickets. The same from either side. */
export function verdict(seeker: Seeker, other: Candidate, now: number, policy: Policy): Verdict {
  if (!fits(seeker.ticket, other.ticket) || isBlocked(seeker, other)) return NEVER
  const cooledAt = cooldownEnd(seeker, other, policy)
  const takenAt = acceptedAt(seeker.ticket, other.ticket, policy)
  const at = Math.max(cooledAt, takenAt)
  return at > now ? { is: 'later', at, rule: takenAt > now ? 'M3' : 'M2' } : ALLOWED
}

/** Whether the login of one names the other as a buddy (rule M4). */
export function knows({ buddies }: Pick<Ticket, 'buddies'>, { user }: Pick<Ticket, 'user'>): boolean {
  return buddies?.has(user) ?? false
}

function fits(a: Ticket, b: Ticket): boolean {
  return (
    a.user !== b.user &&
    a.pool === b.pool &&
    mediaClass(a.media) === mediaClass(b.media) &&
    knowsPrivacy(a, b) &&
    takes(a, b) &&
    takes(b, a)
  )
}

/** A classic client knows of no relay, and would show its address and ask for the other's. */
function knowsPrivacy(a: Ticket, b: Ticket): boolean {
  const hasClassic = a.dialect === 'classic' || b.dialect === 'classic'
  return !hasClassic || (a.privacy === 'direct' && b.privacy === 'direct')
}

/** Rule M4. */
function takes(ticket: Ticket, other: Ticket): boolean {
  return ticket.mode !== 'buddies_only' || knows(ticket, other)
}

function isBlocked(seeker: Seeker, other: Candidate): boolean {
  return bars(seeker.blocked, other.ticket) || bars(seeker.barred, other.ticket) || bars(other.barred, seeker.ticket)
}

function bars(keys: ReadonlySet<PersonKey> | undefined, ticket: Ticket): boolean {
  return keys !== undefined && keys.size > 0 && personKeys(ticket).some((key) => keys.has(key))
}

/** When rule M2 lets the two meet again; long ago if they never met. */
function cooldownEnd(a: Candidate, b: Candidate, policy: Policy): number {
  // Either list is enough: one of the two may have met three others since.
  const endedAt = Math.max(lastEnd(a, b.ticket.user), lastEnd(b, a.ticket.user))
  return endedAt + Math.max(cooldownMs(a.ticket, policy), cooldownMs(b.ticket, policy))
}

function lastEnd({ partners }: Candidate, user: string): number {
  return partners.find((partner) => partner.user === user)?.endedAt ?? -Infinity
}

function cooldownMs({ dialect }: Ticket, policy: Policy): number {
  return dialect === 'classic' ? 0 : policy.rematchCooldownMs
}
