import type { Media, Mode, Privacy, Profile } from '@mismatch/protocol'
import type { PersonKey } from './person-key.ts'
import type { Tag } from './tags.ts'

export type Dialect = 'v1' | 'classic'

/** Somebody connected. Role, identity and device come from the server, never from a frame (rule F7). */
export interface Person {
  readonly user: string
  /** Keyed hash of the device id (rule H8); null if the client gave none. */
  readonly device: string | null
  readonly dialect: Dialect
  /** Keyed hash of the network address that they came from; for reports alone. */
  readonly address?: string | undefined
  /** Whom they must not meet, as it was known when they came: blocks of before, from either side (rules M1, S1, S2). */
  readonly barred?: ReadonlySet<PersonKey> | undefined
  /** The user ids that their login names as buddies (rule M4). */
  readonly buddies?: ReadonlySet<string> | undefined
}

/** What a person asks of the queue (rule Q1). */
export interface Preferences {
  readonly pool: string
  readonly media: Media
  readonly mode: Mode
  /** Whom they would rather meet (rule M3): those who name one of these tags, */
  readonly tags: readonly Tag[]
  /** and one of these languages, as `languagesOf` gives them. */
  readonly languages: readonly string[]
  readonly profile: Profile
  readonly privacy: Privacy
  readonly autoRequeue: boolean
}

/** A person's place in the queue: plain data, all that the rules of `matching/` look at. */
export interface Ticket extends Person, Preferences {
  /** Rises by one per new place, and is kept with `since`; settles what time leaves equal (rules M5, M6). */
  readonly number: number
  /** Order in the queue; kept when re-queued (rule Q7). */
  readonly since: number
  /** When this very ticket was made (rule Q7). */
  readonly queuedAt: number
}

/** What a ticket's place in the queue is made of. */
export type TicketPlace = Pick<Ticket, 'pool' | 'media' | 'number' | 'since' | 'queuedAt'>
