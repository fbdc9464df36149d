import type { Person } from './ticket.ts'

/** What a block holds on to: the identity, and the device behind it (rule S1). */
export type PersonKey = `user:${string}` | `device:${string}`

export function personKeys(person: Pick<Person, 'user' | 'device'>): PersonKey[] {
  return person.device === null ? [userKey(person.user)] : [userKey(person.user), deviceKey(person.device)]
}

export function userKey(user: string): PersonKey {
  return `user:${user}`
}

export function deviceKey(device: string): PersonKey {
  return `device:${device}`
}
