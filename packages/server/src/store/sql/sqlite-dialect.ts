import type { Client, InArgs, Transaction } from '@libsql/client/sqlite3'
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import { turnAt } from './turns.ts'

export interface SqliteFile {
  readonly path: string
  /** Opens it, and sets what holds for one connection. */
  open(): Promise<Client>
}

/** SQLite by libsql, for kysely: one connection, which queries and transactions have one after the other. */
export function sqliteDialect(file: SqliteFile): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new SqliteDriver(file),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** SQLite changes tables inside a transaction too, so that two servers do not both migrate. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #file: SqliteFile
  #client: Client | null = null
  #isDestroyed = false

  constructor(file: SqliteFile) {
    this.#file = file
  }

  async init(): Promise<void> {
    const release = await turnAt(this.#file.path)
    try {
      this.#client = await this.#file.open()
    } finally {
      release()
    }
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const release = await turnAt(this.#file.path)
    try {
      if (this.#isDestroyed) throw new Error('the database is closed')
      this.#client ??= await this.#file.open()
    } catch (thrown) {
      release()
      throw thrown
    }
    return new SqliteConnection(this.#client, release)
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.begin()
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.end('commit')
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    await connection.end('rollback')
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    if (connection.isSpoilt) {
      this.#client?.close()
      this.#client = null
    }
    connection.release()
  }

  async destroy(): Promise<void> {
    const release = await turnAt(this.#file.path)
    this.#isDestroyed = true
    this.#client?.close()
    this.#client = null
    release()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #client: Client
  readonly release: () => void
  #transaction: Transaction | null = null
  #isSpoilt = false

  constructor(client: Client, release: () => void) {
    this.#client = client
    this.release = release
  }

  /** libsql leaves a statement that met another writer half done, and with one nothing can be committed any more. */
  get isSpoilt(): boolean {
    return this.#isSpoilt
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = { sql, args: parameters as InArgs }
    const result = await this.#try(() => (this.#transaction ?? this.#client).execute(statement))
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowsAffected) }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('this driver does not stream')
  }

  /** Asks for the right to write at once: one that asks later may find that another has written meanwhile. */
  async begin(): Promise<void> {
    this.#transaction = await this.#try(() => this.#client.transaction('write'))
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = null
    await this.#try(async () => transaction?.[how]())
  }

  async #try<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run()
    } catch (thrown) {
      const code = (thrown as { code?: unknown }).code
      if (typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code)) this.#isSpoilt = true
      throw thrown
    }
  }
}
