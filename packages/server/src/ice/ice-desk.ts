import type { IceServer, ServerMessage, ServerMessageMap } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { limitKey } from '../safety/client-address.ts'
import { turnCredentials } from './turn-credentials.ts'

export interface IceSettings {
  readonly stunUrls: readonly string[]
  /** None: this server has no relay. */
  readonly turnUrls: readonly string[]
  readonly turnSecret: string
  readonly turnTtlMs: number
  /** Sets of credentials that one address gets in a minute (rule S4); 0 = no limit. */
  readonly addressIcePerMinute: number
}

/** A whole list: it takes the place of the one before. */
export type IceServers = Omit<ServerMessageMap['IceServers'], 'type'>

/** `isNew` is false where an address has had its share; after `retryAfterMs` it has another. */
export type Issued =
  | { readonly isNew: true; readonly servers: IceServers }
  | { readonly isNew: false; readonly servers: IceServers; readonly retryAfterMs: number }

/** Somebody who can be told. */
export interface Holder {
  readonly user: string
  /** Null while they are away. */
  readonly connection: { readonly address: string } | null
  send(message: ServerMessage): void
}

interface Share {
  given: number
  last: IceServers
}

const MINUTE = 60_000

/** Hands out STUN and TURN servers (rule H11). */
export class IceDesk {
  /** What everybody may know. */
  readonly stun: IceServer[]
  readonly #settings: IceSettings
  readonly #clock: Clock
  readonly #onShared: () => void
  /** When somebody's credentials are to be renewed: there is no timer, their next step looks here. */
  readonly #dueAt = new WeakMap<Holder, number>()
  /** What each address has had in this minute. */
  readonly #shares = new Map<string, Share>()
  #minuteEndsAt = -Infinity

  /** @param onShared an address has had its share, and gets its last set again */
  constructor(settings: IceSettings, clock: Clock, onShared: () => void = () => undefined) {
    this.#settings = settings
    this.#onShared = onShared
    this.#clock = clock
    this.stun = settings.stunUrls.length === 0 ? [] : [{ urls: [...settings.stunUrls] }]
  }

  get hasRelay(): boolean {
    return this.#settings.turnUrls.length > 0
  }

  /** Somebody wants calls: they get TURN servers, unless those they have will hold for a good while. */
  serve(holder: Holder): void {
    const now = this.#clock.now()
    const { user, connection } = holder
    if (connection === null || !this.hasRelay || (this.#dueAt.get(holder) ?? -Infinity) > now) return
    const { servers } = this.issue(connection.address, user)
    // Half of it is left for the call that begins with them.
    this.#dueAt.set(holder, now + ((servers.ice_expires_at ?? now) - now) / 2)
    holder.send({ type: 'IceServers', ...servers })
  }

  /** What somebody was given may not have arrived (rule H6): their next step brings it again. */
  forget(holder: Holder): void {
    this.#dueAt.delete(holder)
  }

  /** A look in passing: gives new ones to somebody who had some, if it is time. */
  renew(holder: Holder): void {
    if (this.#dueAt.has(holder)) this.serve(holder)
  }

  /**
   * The servers for one user. An address that has had its share gets its last set again: those behind one address go on, though they
   * share what the TURN server allows one user, and nobody gets more than the share.
   */
  issue(address: string, user: string): Issued {
    if (!this.hasRelay) return { isNew: true, servers: { ice_servers: this.stun, ice_expires_at: null } }
    const now = this.#clock.now()
    if (now >= this.#minuteEndsAt) {
      this.#shares.clear()
      this.#minuteEndsAt = now + MINUTE
    }
    const most = this.#settings.addressIcePerMinute
    const share = this.#shares.get(limitKey(address))
    if (share !== undefined && most > 0 && share.given >= most) {
      this.#onShared()
      return { isNew: false, servers: share.last, retryAfterMs: this.#minuteEndsAt - now }
    }
    const servers = this.#servers(user, now + this.#settings.turnTtlMs)
    this.#shares.set(limitKey(address), { given: (share?.given ?? 0) + 1, last: servers })
    return { isNew: true, servers }
  }

  #servers(user: string, expiresAt: number): IceServers {
    const { turnUrls, turnSecret } = this.#settings
    const turn = { urls: [...turnUrls], ...turnCredentials(turnSecret, user, expiresAt) }
    return { ice_servers: [...this.stun, turn], ice_expires_at: expiresAt }
  }
}
