import { limits, poolSchema } from '@mismatch/protocol'
import * as v from 'valibot'

/** Who somebody is, as a login says. */
export interface Identity {
  /** 1 to 128 characters; two connections with the same are the same person (rule H8). */
  readonly userId: string
  readonly claims?: Claims | undefined
  /** Until when it holds, in ms since the epoch: then the connection closes with 4000 (rule H9). Absent: as long as they stay. */
  readonly expiresAt?: number | undefined
}

/** What a login says of somebody besides who they are. */
export interface Claims {
  /** The name that strangers see, whatever the client gives; at most 40 characters. */
  readonly name?: string | undefined
  /** User ids; at most 256. */
  readonly buddies?: readonly string[] | undefined
  /** The pools they may enter, whatever the server's own list says (rule S6); at most 64. */
  readonly pools?: readonly string[] | undefined
  /** Names that mean something to the program around; at most 32 of at most 64 characters. */
  readonly roles?: readonly string[] | undefined
  /** What the server keeps of their device (rule H8): it counts before the one that a Hello names. */
  readonly device?: string | undefined
}

/** More than a token has room for; a login that asks a database could bring any number, which each connection would hold. */
const BUDDIES = 256
const POOLS = 64
const ROLES = 32
const ROLE = 64

const filled = (max: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(max))
const listOf = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most))

export const userIdSchema = filled(limits.userId)

/** The claims of a login of one's own, as its token has them. */
export const claimEntries = {
  name: v.optional(v.pipe(v.string(), v.maxLength(limits.profileName))),
  buddies: v.optional(listOf(userIdSchema, BUDDIES)),
  pools: v.optional(listOf(poolSchema, POOLS)),
  roles: v.optional(listOf(filled(ROLE), ROLES)),
}

export const deviceSchema = filled(limits.deviceId)

const identitySchema = v.object({
  userId: userIdSchema,
  claims: v.optional(v.object({ ...claimEntries, device: v.optional(deviceSchema) })),
  expiresAt: v.optional(v.pipe(v.number(), v.finite())),
})

/**
 * What a login answered: an identity without anything else that it held, or null for nobody.
 *
 * @throws TypeError if it is neither, naming the member
 */
export function identityOf(answer: unknown): Identity | null {
  if (answer === null || answer === undefined) return null
  const read = v.safeParse(identitySchema, answer)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new TypeError(`the login gave no identity: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
}
