import * as v from 'valibot'
import { ownPayloadSchema, type OwnPayload } from '../auth/own-logins.ts'
import { whole } from '../config/kinds.ts'

/** What a token is to say, and for how long it is to hold, or every fault. */
export type TokenFlags =
  | { readonly ok: true; readonly payload: OwnPayload; readonly ttlMs: number; readonly rest: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[]; readonly rest: readonly string[] }

const NAMES = ['--sub', '--name', '--pools', '--buddies', '--roles', '--ttl-ms']
const LISTS = ['--pools', '--buddies', '--roles']
/** An hour: long enough to try something, too short to be forgotten somewhere. */
const TTL_MS = '3600000'
const ttl = whole('MS', 1_000, Number.MAX_SAFE_INTEGER / 2)

/** Reads the flags of `gen-token` itself; `rest` are those of the server. */
export function readTokenFlags(flags: readonly string[]): TokenFlags {
  const given = new Map<string, string>()
  const rest: string[] = []
  const faults: string[] = []
  for (let at = 0; at < flags.length; at++) {
    const [name = '', ...inline] = flags[at]!.split('=')
    if (!NAMES.includes(name)) {
      rest.push(flags[at]!)
      continue
    }
    const next = flags[at + 1]
    const hasNext = inline.length === 0 && next?.startsWith('--') === false
    if (hasNext) at++
    const value = hasNext ? next : inline.join('=')
    if (value === '') faults.push(`${name}: a value is missing`)
    else given.set(name, value)
  }
  if (faults.length > 0) return { ok: false, faults, rest }

  const { ['--ttl-ms']: ttlMs = TTL_MS, ...claims } = Object.fromEntries(given)
  const life = ttl.read(ttlMs)
  if ('fault' in life) faults.push(`--ttl-ms "${ttlMs}": ${life.fault}`)
  if (!given.has('--sub')) faults.push('--sub: is missing: for which user is the token?')
  const read = v.safeParse(ownPayloadSchema, Object.fromEntries(Object.entries(claims).map(claimOf)))
  for (const issue of read.issues ?? []) {
    const [claim] = issue.path ?? []
    if (claim?.value !== undefined) faults.push(`--${String(claim.key)}: ${issue.message}`)
  }
  return !read.success || 'fault' in life || faults.length > 0 ?
      { ok: false, faults, rest }
    : { ok: true, payload: read.output, ttlMs: life.value, rest }
}

function claimOf([flag, value]: [string, string]): [string, unknown] {
  return [flag.slice(2), LISTS.includes(flag) ? value.split(',').map((part) => part.trim()) : value]
}
