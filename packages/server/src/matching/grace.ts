import type { Policy } from './rules.ts'
import { sharedTags } from './tags.ts'
import type { Ticket } from './ticket.ts'

/** Until when a ticket takes only partners who share what it names (rule M3); long ago if it names nothing. */
export function graceEnd({ tags, languages, queuedAt }: Ticket, { tagGraceMs }: Policy): number {
  return tagGraceMs === 0 || (tags.length === 0 && languages.length === 0) ? -Infinity : queuedAt + tagGraceMs
}

/** Whether it still does. */
export function isParticular(ticket: Ticket, now: number, policy: Policy): boolean {
  return now < graceEnd(ticket, policy)
}

/** When rule M3 lets two meet: both must accept. Long ago if they share what either names. */
export function acceptedAt(a: Ticket, b: Ticket, policy: Policy): number {
  return Math.max(takesAt(a, b, policy), takesAt(b, a, policy))
}

function takesAt(ticket: Ticket, other: Ticket, policy: Policy): number {
  const lacksTag = ticket.tags.length > 0 && sharedTags(ticket.tags, other.tags).length === 0
  const lacksLanguage =
    ticket.languages.length > 0 && !ticket.languages.some((language) => other.languages.includes(language))
  return lacksTag || lacksLanguage ? graceEnd(ticket, policy) : -Infinity
}
