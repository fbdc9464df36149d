import { deviceKey, personKeys, userKey, type PersonKey } from '../../matching/person-key.ts'
import type { Person } from '../../matching/ticket.ts'
import { Generations } from './generations.ts'

/** Just what a block needs to know of a person. */
type Blockable = Pick<Person, 'user' | 'device'>

/**
 * Pairs that one generation holds: some 20 MiB. A block outlives the connection (an identity or a device comes back), so it
 * ends only when this many newer ones have been made.
 */
const MAX_PAIRS = 50_000

const NOBODY: ReadonlySet<PersonKey> = new Set()

/**
 * Who never meets again (rules M1, S1), by user and by device, both ways. Pairs of devices are kept apart from pairs with
 * a user id in them: most user ids are new with each connection, and must not push out what holds against a device.
 */
export class Blocks {
  readonly #byUser = new BlockedPairs()
  readonly #byDevice = new BlockedPairs()

  add(a: Blockable, b: Blockable): void {
    this.#byUser.add(userKey(a.user), userKey(b.user))
    if (b.device !== null) this.#byUser.add(userKey(a.user), deviceKey(b.device))
    if (a.device !== null) this.#byUser.add(deviceKey(a.device), userKey(b.user))
    if (a.device !== null && b.device !== null) this.#byDevice.add(deviceKey(a.device), deviceKey(b.device))
  }

  /** Everybody this person must not meet. */
  of(person: Blockable): ReadonlySet<PersonKey> {
    const found = personKeys(person).flatMap((key) => [...this.#byUser.of(key), ...this.#byDevice.of(key)])
    if (found.length === 0) return NOBODY
    return found.length === 1 ? (found[0] ?? NOBODY) : new Set(found.flatMap((keys) => [...keys]))
  }
}

class BlockedPairs {
  readonly #barred = new Generations<PersonKey, Set<PersonKey>>()
  #pairs = 0

  add(a: PersonKey, b: PersonKey): void {
    if (this.#barred.young(a)?.has(b) === true) return
    if (this.#pairs >= MAX_PAIRS) {
      this.#barred.turn()
      this.#pairs = 0
    }
    this.#pairs++
    this.#bar(a, b)
    this.#bar(b, a)
  }

  of(key: PersonKey): Set<PersonKey>[] {
    return [this.#barred.young(key), this.#barred.old(key)].filter((keys) => keys !== undefined)
  }

  #bar(key: PersonKey, other: PersonKey): void {
    const keys = this.#barred.young(key)
    if (keys === undefined) this.#barred.set(key, new Set([other]))
    else keys.add(other)
  }
}
