import type { Generated, Kysely, Selectable } from 'kysely'

/** The tables as the last of the migrations leaves them. Times are milliseconds since the epoch. */
export interface Tables {
  mismatch_reports: {
    /** Rises with each row, on both databases: the order of pages. */
    seq: Generated<number>
    id: string
    session: string
    reason: string
    comment: string | null
    reporter_user: string
    reporter_device: string | null
    reporter_address: string | null
    reported_user: string
    reported_device: string | null
    reported_address: string | null
    at: number
    session_ms: number
  }
  mismatch_blocks: {
    seq: Generated<number>
    blocker_user: string
    /** '' = none: in a unique index two nulls would not be the same. */
    blocker_device: string
    blocked_user: string
    blocked_device: string
    at: number
    /** When one of the two was here last, as of about a day. */
    seen_at: number
  }
  mismatch_bans: {
    seq: Generated<number>
    id: string
    user_id: string | null
    device: string | null
    address: string | null
    reason: string
    at: number
    until: number | null
    made_by: string
  }
  mismatch_audit: {
    seq: Generated<number>
    at: number
    action: string
    /** JSON. */
    detail: string
    done_by: string
  }
}

export type Database = Kysely<Tables>
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

/** Postgres takes every character in a text but this one, which clients may write all the same. */
export function plain(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

export function plainOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : plain(text)
}
