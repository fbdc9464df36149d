/** A session that is over, seen by one of its two. */
export interface Encounter {
  /** The other one. */
  readonly user: string
  readonly endedAt: number
}

/** How many of one's last partners the cooldown bars (rule M2). */
const LAST_PARTNERS = 3

/**
 * The last partners that rule M2 looks at, each with the end of the newest session with them.
 *
 * @param encounters newest first
 */
export function lastPartners(encounters: readonly Encounter[]): Encounter[] {
  const partners: Encounter[] = []
  for (const { user, endedAt } of encounters) {
    if (partners.length === LAST_PARTNERS) break
    if (!partners.some((partner) => partner.user === user)) partners.push({ user, endedAt })
  }
  return partners
}
