import type { Clock } from '../clock.ts'
import { isActive, type Ban, type Someone } from './ban.ts'

/** Where bans are kept; the door holds a copy of those in force. */
export interface BanBook {
  /** Those in force, at most `most`. */
  active(now: number, most: number): Promise<readonly Ban[]>
  /** One in force against somebody, of several the one that lasts longest. */
  against(who: Someone, now: number): Promise<Ban | null>
  /** Another text whenever a ban was added or taken away, by whomever. */
  revision(): Promise<string>
}

export interface DoorParts {
  readonly bans: BanBook
  readonly clock: Clock
  readonly hashAddress: (address: string) => string | null
  /** There are bans that were not there before: who is here may be one of those they hold against. */
  readonly onBanned: () => void
}

/** Somebody who comes in, or is in: the device as its keyed hash, the address as it is. */
export interface Comer {
  readonly user: string
  readonly device: string | null
  readonly address: string
}

/**
 * How many bans in force are held here, so that a Hello costs no query: some 10 MiB, read anew when one changes. With more of them than
 * that each Hello asks the store.
 */
export const MOST_BANS = 20_000

/** Who may come in (rules H9, M1). */
export class Door {
  readonly #parts: DoorParts
  readonly #most: number
  #held = new BanList()
  /** There are more bans than are held here. */
  #isPartial = false
  #revision = ''
  /** Made here since the bans were last read. */
  #added: Ban[] = []
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: DoorParts, most = MOST_BANS) {
    this.#parts = parts
    this.#most = most
  }

  /** The ban that keeps somebody out; asked at every Hello and Refresh. */
  banOf({ user, device, address }: Comer): Ban | null | Promise<Ban | null> {
    const { bans, clock, hashAddress } = this.#parts
    if (this.#held.isEmpty && !this.#isPartial) return null
    const who = { user, device, address: hashAddress(address) }
    const found = this.#held.against(who, clock.now())
    return found === null && this.#isPartial ? bans.against(who, clock.now()) : found
  }

  /** The same of what is held here alone, for those who are in already. */
  heldBanOf({ user, device, address }: Comer): Ban | null {
    if (this.#held.isEmpty) return null
    const who = { user, device, address: this.#parts.hashAddress(address) }
    return this.#held.against(who, this.#parts.clock.now())
  }

  /** A ban was made here, and is kept: it holds from now on. */
  add(ban: Ban): void {
    this.#held.add(ban)
    this.#added.push(ban)
    this.#parts.onBanned()
  }

  /** Reads the bans again, if any were made or lifted meanwhile: perhaps by another server. */
  refresh(): Promise<void> {
    // One after the other, or an older answer could come last.
    const mine = this.#turn.then(() => this.#read())
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async #read(): Promise<void> {
    const { bans, clock, onBanned } = this.#parts
    this.#added = []
    // Asked first: what changes while the bans are read is read the next time.
    const revision = await bans.revision()
    if (revision === this.#revision) return
    const found = await bans.active(clock.now(), this.#most + 1)
    const held = new BanList()
    // What was made here meanwhile may not have been read.
    for (const ban of [...found.slice(0, this.#most), ...this.#added]) held.add(ban)
    this.#held = held
    this.#isPartial = found.length > this.#most
    this.#revision = revision
    onBanned()
  }
}

/** Bans, found by each thing they hold against. */
class BanList {
  readonly #bans = new Map<string, Ban[]>()

  get isEmpty(): boolean {
    return this.#bans.size === 0
  }

  add(ban: Ban): void {
    for (const key of keysOf(ban)) {
      const others = this.#bans.get(key)
      if (others === undefined) this.#bans.set(key, [ban])
      else if (!others.some(({ id }) => id === ban.id)) others.push(ban)
    }
  }

  against(who: Someone, now: number): Ban | null {
    let longest: Ban | null = null
    for (const key of keysOf(who)) {
      for (const ban of this.#bans.get(key) ?? []) {
        if (isActive(ban, now) && (longest === null || endOf(ban) > endOf(longest))) longest = ban
      }
    }
    return longest
  }
}

function keysOf({ user, device, address }: Someone<string | null>): string[] {
  return [
    ...(user === null ? [] : [`user:${user}`]),
    ...(device === null ? [] : [`device:${device}`]),
    ...(address === null ? [] : [`address:${address}`]),
  ]
}

function endOf({ until }: Ban): number {
  return until ?? Infinity
}
