import type { ReportReason } from '@mismatch/protocol'
import type { BlockOfUser, ReportOfUser } from '../backend/backend.ts'
import type { PersonKey } from '../matching/person-key.ts'
import type { Ban, Someone } from '../safety/ban.ts'
import type { BanBook } from '../safety/door.ts'

/**
 * What outlives the server: reports, blocks, bans, and who did what about them. Devices and addresses come in as keyed hashes and
 * stay that (rule H8). Whatever cannot be done rejects.
 */
export interface Store {
  /** Makes it ready; before anything else, and again after it rejected. */
  open(): Promise<void>
  readonly reports: ReportStore
  readonly blocks: BlockStore
  readonly bans: BanStore
  readonly audit: AuditStore
  /** Deletes whatever there is of a user or a device, and says how much that was. */
  forget(who: Pick<Someone<string | null>, 'user' | 'device'>): Promise<Forgotten>
  /**
   * Deletes what is older than `before`: reports, audit entries, bans by their end, and blocks by when one of their two was here
   * last.
   */
  sweep(before: number): Promise<void>
  /** May be called twice, and before `open`. */
  close(): Promise<void>
}

export interface ReportStore {
  /**
   * Resolves once the report and the block that it makes are kept, durably, with its id (rule S1). The same reporter and session
   * again: nothing is added, the first id comes back.
   */
  add(report: ReportOfUser): Promise<{ reportId: string }>
  get(id: string): Promise<Report | null>
  /** Newest first. */
  list(page: PageOf): Promise<Page<Report>>
  /**
   * Who reported this user or device since `since`, of sessions that lasted `leastMs`; at most 200, the newest.
   */
  reportersOf(reported: Pick<Someone, 'user' | 'device'>, since: number, leastMs: number): Promise<readonly Someone[]>
  count(): Promise<number>
}

export interface BlockStore {
  /** Resolves once it is kept. The same two again: nothing is added. */
  add(block: BlockOfUser): Promise<void>
  /**
   * Whom somebody who comes now must not meet, from either side; of more than `most` blocks the newest. That they came keeps these
   * blocks from being swept.
   */
  barredFor(who: Pick<Someone, 'user' | 'device'>, now: number, most: number): Promise<readonly PersonKey[]>
}

export interface BanStore extends BanBook {
  add(ban: Ban): Promise<void>
  /** Whether there was one. */
  remove(id: string): Promise<boolean>
  get(id: string): Promise<Ban | null>
  /** Newest first; those that are over among them, until they are swept. */
  list(page: PageOf): Promise<Page<Ban>>
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(page: PageOf): Promise<Page<AuditEntry>>
}

/** A report as it is kept. */
export interface Report {
  readonly id: string
  readonly session: string
  readonly reason: ReportReason
  readonly comment: string | null
  readonly reporter: Someone
  readonly reported: Someone
  readonly at: number
  /** How long the session had lasted, or did last. */
  readonly sessionMs: number
}

/** Somebody did something by the admin API. What it names it names by ids of reports and bans, never a person. */
export interface AuditEntry {
  readonly at: number
  readonly action: string
  readonly detail: Readonly<Record<string, string | number | null>>
  /** The beginning of the hash of the token that was shown. */
  readonly by: string
}

export interface PageOf {
  /** Only what is older than this: a `next` of a page before. */
  readonly before?: number | undefined
  readonly limit: number
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null if there is none. */
  readonly next: number | null
}

export interface Forgotten {
  readonly reports: number
  readonly blocks: number
  readonly bans: number
}

/** How many of those who reported somebody are looked at. */
export const MOST_REPORTERS = 200
