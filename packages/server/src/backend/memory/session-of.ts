import { stricter } from '../../matching/privacy.ts'
import { knows } from '../../matching/rules.ts'
import { sharedTags } from '../../matching/tags.ts'
import type { Ticket } from '../../matching/ticket.ts'
import type { Participant, Session } from '../backend.ts'

/** The session of two tickets that have found each other. */
export function sessionOf(offerer: Ticket, answerer: Ticket, startedAt: number, newId: () => string): Session {
  return {
    id: newId(),
    pool: offerer.pool,
    privacy: stricter(offerer.privacy, answerer.privacy),
    startedAt,
    offerer: participant(offerer, answerer, newId()),
    answerer: participant(answerer, offerer, newId()),
  }
}

function participant(ticket: Ticket, other: Ticket, pseudonym: string): Participant {
  const { user, device, dialect, address, profile, media } = ticket
  const tags = sharedTags(ticket.tags, other.tags).map(({ text }) => text)
  return {
    user,
    device,
    dialect,
    ...(address !== undefined && { address }),
    profile,
    media,
    pseudonym,
    ...(tags.length > 0 && { sharedTags: tags }),
    ...(knows(ticket, other) && { knowsOther: true }),
  }
}
