import type { Person, Preferences, Ticket } from './ticket.ts'

/** When a ticket is made, and the number it gets if it takes a new place. */
export interface Issue {
  readonly now: number
  readonly number: number
}

/** A ticket at the back of the queue. */
export function newTicket(person: Person, wishes: Preferences, { now, number }: Issue): Ticket {
  const { user, device, dialect, address, buddies } = person
  const { pool, media, mode, tags, languages, profile, privacy, autoRequeue } = wishes
  return {
    user,
    device,
    dialect,
    ...(address !== undefined && { address }),
    ...(buddies !== undefined && { buddies }),
    pool,
    media,
    mode,
    tags,
    languages,
    profile,
    privacy,
    autoRequeue,
    number,
    since: now,
    queuedAt: now,
  }
}

/** The ticket that follows an older one of the same person: it keeps the place if pool and media are the same (rules Q1, Q7). */
export function renewedTicket(old: Ticket, wishes: Preferences, issue: Issue): Ticket {
  const ticket = newTicket(old, wishes, issue)
  const samePlace = old.pool === wishes.pool && old.media === wishes.media
  return samePlace ? { ...ticket, since: old.since, number: old.number } : ticket
}

/** Sorts the older ticket first: by `since`, then by number (rule M5). */
export function byAge(a: Ticket, b: Ticket): number {
  return a.since - b.since || a.number - b.number
}
