import type { AuditStore, BanStore, BlockStore, ReportStore, Store } from '../store.ts'
import { forgetIn, sweepTables } from './deletion.ts'
import { migrate, type Kind } from './migrations.ts'
import { sqlAudit } from './sql-audit.ts'
import { sqlBans } from './sql-bans.ts'
import { sqlBlocks } from './sql-blocks.ts'
import { sqlReports } from './sql-reports.ts'
import type { Database } from './tables.ts'

export interface SqlStoreParts {
  readonly kind: Kind
  /** Names reports. */
  readonly newId: () => string
  /** Nothing is opened before it is called. */
  connect(): Database
}

/** A store in a database; the same queries on SQLite and Postgres. */
export class SqlStore implements Store {
  readonly reports: ReportStore
  readonly blocks: BlockStore
  readonly bans: BanStore
  readonly audit: AuditStore
  readonly #parts: SqlStoreParts
  #db: Database | null = null

  constructor(parts: SqlStoreParts) {
    this.#parts = parts
    const db = () => this.#opened
    this.reports = sqlReports(db, parts.newId)
    this.blocks = sqlBlocks(db)
    this.bans = sqlBans(db)
    this.audit = sqlAudit(db)
  }

  async open(): Promise<void> {
    if (this.#db !== null) return
    const db = this.#parts.connect()
    try {
      await migrate(db, this.#parts.kind)
    } catch (thrown) {
      await db.destroy().catch(() => undefined)
      throw thrown
    }
    this.#db = db
  }

  forget(who: Parameters<Store['forget']>[0]): ReturnType<Store['forget']> {
    return forgetIn(this.#opened, who)
  }

  sweep(before: number): Promise<void> {
    return sweepTables(this.#opened, before)
  }

  async close(): Promise<void> {
    const db = this.#db
    this.#db = null
    await db?.destroy()
  }

  get #opened(): Database {
    if (this.#db === null) throw new Error('the store is not open')
    return this.#db
  }
}
