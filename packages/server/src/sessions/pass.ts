import { limits } from '@mismatch/protocol'
import type { Claim, Participant } from '../backend/backend.ts'
import type { Rank } from '../connection/succession.ts'
import type { SecretBox } from '../safety/secret-box.ts'

/** What a resume token holds (rule H7): who may come back, to which link, and where they were. */
export interface Pass {
  /** Names the server's life, from its start to its end. */
  readonly life: string
  readonly link: string
  readonly user: string
  readonly counters: string
  readonly rank: Rank
  readonly claim: Claim
}

/** Short, since the names of both users have to fit at their longest: a list, and one who is in a session is its offerer (0) or answerer (1). */
type Written = readonly [
  life: string,
  link: string,
  user: string | 0 | 1,
  counters: string,
  epoch: number,
  issue: number,
  claim: Claim,
]

/** @returns undefined if it does not fit into a token, as it may with long names of rare characters: then nothing can be resumed */
export function tokenOf({ life, link, user, counters, rank, claim }: Pass, box: SecretBox): string | undefined {
  const who =
    claim.is !== 'paired' ? user
    : claim.session.offerer.user === user ? 0
    : 1
  const written: Written = [life, link, who, counters, rank.epoch, rank.issue, withoutProfiles(claim)]
  const token = box.seal(JSON.stringify(written))
  return token.length > limits.resumeToken ? undefined : token
}

/** The pass that a token holds; null if it is none of this server's. What it says can be believed: nobody else can have written it. */
export function passOf(token: string, box: SecretBox): Pass | null {
  const text = box.open(token)
  if (text === null) return null
  const [life, link, who, counters, epoch, issue, claim] = JSON.parse(text) as Written
  return { life, link, user: userOf(who, claim), counters, rank: { epoch, issue }, claim }
}

function userOf(who: string | 0 | 1, claim: Claim): string {
  if (typeof who === 'string' || claim.is !== 'paired') return String(who)
  return (who === 0 ? claim.session.offerer : claim.session.answerer).user
}

/** What people show of themselves is told again by the Ready that follows (rule H6), and where they are by their connection. */
function withoutProfiles(claim: Claim): Claim {
  if (claim.is !== 'paired') return claim
  const { session } = claim
  const plain = ({ user, device, dialect, media, pseudonym }: Participant): Participant => ({
    user,
    device,
    dialect,
    media,
    pseudonym,
    profile: {},
  })
  return { is: 'paired', session: { ...session, offerer: plain(session.offerer), answerer: plain(session.answerer) } }
}
