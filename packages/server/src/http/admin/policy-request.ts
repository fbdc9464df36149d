import type { QueuePolicy } from '../../backend/backend.ts'
import { pairingOptions } from '../../config/options/pairing.ts'

/** What an operator may change while the server runs: the members as they are written, each with the option that it stands for. */
const members = {
  rematch_cooldown_ms: { name: 'rematchCooldownMs', ...pairingOptions['rematch-cooldown-ms'] },
  tag_grace_ms: { name: 'tagGraceMs', ...pairingOptions['tag-grace-ms'] },
  queue_ttl_ms: { name: 'queueTtlMs', ...pairingOptions['queue-ttl-ms'] },
} as const
type Member = keyof typeof members

const NAME = 64

/** A policy as the admin API writes it. */
export function policyJson(policy: QueuePolicy): Record<Member, number> {
  const { rematchCooldownMs, tagGraceMs, queueTtlMs } = policy
  return { rematch_cooldown_ms: rematchCooldownMs, tag_grace_ms: tagGraceMs, queue_ttl_ms: queueTtlMs }
}

/** The policy that `POST /admin/settings` asks for, which names what it changes, or everything that is wrong with it. */
export function policyRequest(body: unknown, now: QueuePolicy): QueuePolicy | { readonly faults: readonly string[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { faults: ['expected one JSON object'] }
  const changed: Partial<Record<keyof QueuePolicy, number>> = {}
  const faults: string[] = []
  for (const [member, raw] of Object.entries(body)) {
    if (!isMember(member)) {
      faults.push(`${member.slice(0, NAME)}: there is no such setting; there are ${Object.keys(members).join(', ')}`)
      continue
    }
    const { kind, name } = members[member]
    // Not as text, which flags and variables have to be.
    const read = typeof raw === 'number' ? kind.read(raw) : kind.read(null)
    if ('fault' in read) faults.push(`${member}: ${read.fault}`)
    else changed[name] = read.value
  }
  if (faults.length === 0 && Object.keys(body).length === 0) {
    faults.push(`expected one or more of ${Object.keys(members).join(', ')}`)
  }
  return faults.length > 0 ? { faults } : { ...now, ...changed }
}

function isMember(name: string): name is Member {
  return Object.hasOwn(members, name)
}
