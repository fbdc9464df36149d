import type { Person, Preferences } from '../../../matching/ticket.ts'
import type { QueuePolicy } from '../../backend.ts'

// The rules M1 to M5 once more, as slowly and plainly as they read, to hold the real ones to.

/** Somebody who wants a partner. */
export interface Wanting {
  readonly person: Person
  readonly wishes: Preferences
  /** When this ticket was made, and its place in the queue. */
  readonly queuedAt: number
  readonly since: number
  readonly number: number
}

/** What has happened between people so far. */
export interface Past {
  /** Couples that a block or report keeps apart. */
  readonly barred: readonly (readonly [Person, Person])[]
  /** Sessions that are over, oldest first. */
  readonly sessions: readonly { readonly people: readonly [string, string]; readonly endedAt: number }[]
}

/** Whether the two may meet now. */
export function mayMeet(a: Wanting, b: Wanting, past: Past, now: number, policy: QueuePolicy): boolean {
  const [wish, desire] = [a.wishes, b.wishes]
  if (a.person.user === b.person.user) return false
  if (wish.pool !== desire.pool) return false
  if ((wish.media === 'text') !== (desire.media === 'text')) return false
  const hasClassic = a.person.dialect === 'classic' || b.person.dialect === 'classic'
  if (hasClassic && (wish.privacy !== 'direct' || desire.privacy !== 'direct')) return false
  if (past.barred.some(([one, other]) => isCouple(one, other, a, b) || isCouple(one, other, b, a))) return false
  if (now < cooledAt(a, b, past, policy)) return false
  return accepts(a, b, now, policy) && accepts(b, a, now, policy)
}

/** Those whom somebody may meet, the one to be taken first in front (rule M5). */
export function inOrderFor(seeker: Wanting, others: readonly Wanting[]): Wanting[] {
  return [...others].sort((a, b) => {
    const [one, other] = [rank(seeker, a), rank(seeker, b)]
    const at = one.findIndex((value, index) => value !== other[index])
    return at === -1 ? 0 : (one[at] as number) - (other[at] as number)
  })
}

/** Smaller is better: in which stage they are read, whether they are a buddy, how many tags are shared, how old they are. */
function rank(seeker: Wanting, other: Wanting): number[] {
  const isBuddy = knows(seeker, other)
  const own = seeker.wishes.tags.map(({ key }) => key)
  const theirs = other.wishes.tags.map(({ key }) => key)
  const shared = own.filter((key) => theirs.includes(key))
  const [first] = shared
  // Who takes buddies only stands with nobody's tags.
  const isTagged = first !== undefined && other.wishes.mode !== 'buddies_only'
  const stage =
    isBuddy && seeker.wishes.mode !== 'global' ? -1
    : isTagged ? own.indexOf(first)
    : own.length
  return [stage, isBuddy ? 0 : 1, -shared.length, other.since, other.number]
}

function accepts(
  { person, wishes, queuedAt }: Wanting,
  other: Wanting,
  now: number,
  { tagGraceMs }: QueuePolicy,
): boolean {
  if (wishes.mode === 'buddies_only' && person.buddies?.has(other.person.user) !== true) return false
  if (tagGraceMs === 0 || now >= queuedAt + tagGraceMs) return true
  const { tags, languages } = wishes
  const sharesTag = tags.some(({ key }) => other.wishes.tags.some((tag) => tag.key === key))
  const sharesLanguage = languages.some((language) => other.wishes.languages.includes(language))
  return (tags.length === 0 || sharesTag) && (languages.length === 0 || sharesLanguage)
}

function knows({ person }: Wanting, other: Wanting): boolean {
  return person.buddies?.has(other.person.user) ?? false
}

/** Rule M2. */
function cooledAt(a: Wanting, b: Wanting, past: Past, { rematchCooldownMs }: QueuePolicy): number {
  if (a.person.dialect === 'classic' && b.person.dialect === 'classic') return -Infinity
  const ends = [lastThree(a, past).get(b.person.user), lastThree(b, past).get(a.person.user)]
  return Math.max(...ends.map((endedAt) => (endedAt === undefined ? -Infinity : endedAt + rematchCooldownMs)))
}

/** Somebody's last three partners, and when they last parted. */
function lastThree({ person: { user } }: Wanting, { sessions }: Past): Map<string, number> {
  const partners = new Map<string, number>()
  for (let at = sessions.length - 1; at >= 0 && partners.size < 3; at--) {
    const { people, endedAt } = sessions[at] as Past['sessions'][number]
    if (!people.includes(user)) continue
    const other = people[0] === user ? people[1] : people[0]
    if (!partners.has(other)) partners.set(other, endedAt)
  }
  return partners
}

function isCouple(one: Person, other: Person, a: Wanting, b: Wanting): boolean {
  return isSame(one, a.person) && isSame(other, b.person)
}

function isSame(one: Person, other: Person): boolean {
  return one.user === other.user || (one.device !== null && one.device === other.device)
}
