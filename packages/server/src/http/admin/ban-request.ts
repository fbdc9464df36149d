import { isIP } from 'node:net'
import { limits } from '@mismatch/protocol'
import * as v from 'valibot'

/** 10 years, in minutes; longer is for good, by leaving it out. */
const MOST_MINUTES = 5_256_000
const REASON = 200
const ID = 64

const subjects = ['user_id', 'device_id', 'address', 'report_id'] as const
const text = (name: string, most: number) => {
  const expected = `${name}: expected a text of 1 to ${String(most)} characters`
  return v.pipe(v.string(expected), v.minLength(1, expected), v.maxLength(most, expected))
}
const minutes = `minutes: expected a whole number from 1 to ${String(MOST_MINUTES)}; without it the ban is for good`
const holds = 'holds: expected one or more of "user", "device" and "address"'

const members = {
  user_id: v.optional(text('user_id', limits.userId)),
  device_id: v.optional(text('device_id', limits.deviceId)),
  address: v.optional(
    v.pipe(
      v.string('address: expected an IPv4 or IPv6 address'),
      v.check((at) => isIP(at) !== 0, 'address: expected an IPv4 or IPv6 address'),
    ),
  ),
  report_id: v.optional(text('report_id', ID)),
  holds: v.optional(v.pipe(v.array(v.picklist(['user', 'device', 'address'], holds), holds), v.minLength(1, holds))),
  reason: text('reason', REASON),
  minutes: v.optional(
    v.pipe(v.number(minutes), v.integer(minutes), v.minValue(1, minutes), v.maxValue(MOST_MINUTES, minutes)),
  ),
}
const ban = v.object(members, 'expected one JSON object')

export type BanRequest = v.InferOutput<typeof ban>

/** What `POST /admin/bans` asks for, or everything that is wrong with it. Values are not quoted: they may be anybody's address. */
export function banRequest(body: unknown): BanRequest | { readonly faults: readonly string[] } {
  const read = v.safeParse(ban, body)
  const faults = read.success ? [] : read.issues.map(faultOf)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { faults: ['expected one JSON object'] }
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(members, name)) faults.push(`${name.slice(0, ID)}: there is no such member`)
  }
  const named = subjects.filter((name) => name in body)
  if (named.length !== 1) faults.push(`expected exactly one of ${subjects.join(', ')}`)
  if ('holds' in body && !('report_id' in body)) faults.push('holds: only with report_id')
  return read.success && faults.length === 0 ? read.output : { faults }
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue)
  // A member that is missing is told in valibot's words, since none of ours was reached.
  return issue.message.includes(':') && !issue.message.startsWith('Invalid') ?
      issue.message
    : `${name ?? 'body'}: is missing`
}
