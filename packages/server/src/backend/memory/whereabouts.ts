import type { Person } from '../../matching/ticket.ts'
import type { SessionId, UserId } from '../backend.ts'
import type { Paired, Place } from './member.ts'
import { otherOf } from './partings.ts'

/** Whether somebody is in this session now; `null` stands for whichever it is. */
export function isIn(place: Place, session: SessionId | null): place is Paired {
  return place.is === 'paired' && (session === null || place.session.id === session)
}

/** Whether somebody is in a session with this person: they may have met again since the one that is named. */
export function isWith(place: Place, user: UserId, person: Pick<Person, 'user' | 'device'>): place is Paired {
  return place.is === 'paired' && isSamePerson(otherOf(place.session, user), person)
}

function isSamePerson(a: Pick<Person, 'user' | 'device'>, b: Pick<Person, 'user' | 'device'>): boolean {
  return a.user === b.user || (a.device !== null && a.device === b.device)
}
