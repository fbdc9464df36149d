/** Somebody is kept out: by user, by device, by address, or by several of them at once. */
export interface Ban extends Someone<string | null> {
  readonly id: string
  readonly reason: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** null: for good. */
  readonly until: number | null
  /** Who made it: `reports`, or an admin by the beginning of the hash of their token. */
  readonly by: string
}

/** What somebody is known by, as it is kept (rule H8). */
export interface Someone<User = string> {
  readonly user: User
  /** Keyed hash of the device id. */
  readonly device: string | null
  /** Keyed hash of the network address; of IPv6 of its /64 network. */
  readonly address: string | null
}

/** Whether a ban is not over. */
export function isActive({ until }: Ban, now: number): boolean {
  return until === null || until > now
}
