import type { Connection } from '../connection/connection.ts'

/** The connections of this node: all of them by id, and the current one of each user. */
export class Connections {
  readonly #byId = new Map<string, Connection>()
  readonly #byUser = new Map<string, Connection>()

  add(connection: Connection): void {
    this.#byId.set(connection.id, connection)
  }

  /** From now on this is where the user is. */
  claim(user: string, connection: Connection): void {
    this.#byUser.set(user, connection)
  }

  remove(connection: Connection): void {
    this.#byId.delete(connection.id)
    const { user } = connection
    if (user !== null && this.#byUser.get(user) === connection) this.#byUser.delete(user)
  }

  withId(id: string): Connection | undefined {
    return this.#byId.get(id)
  }

  of(user: string): Connection | undefined {
    return this.#byUser.get(user)
  }

  get size(): number {
    return this.#byId.size
  }

  /** Those of now; they may go while one walks through them. */
  all(): readonly Connection[] {
    return [...this.#byId.values()]
  }
}
