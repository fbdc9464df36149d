import { decodeClientFrame, encode, type ClientMessageMap, type Profile } from '@mismatch/protocol'
import type { Preferences, Wish } from './options.ts'

/** Preferences over their defaults. */
export function toWish(preferences: Preferences | undefined, defaults: Preferences | undefined): Wish {
  return {
    media: preferences?.media ?? defaults?.media ?? 'video',
    pool: preferences?.pool ?? defaults?.pool,
    profile: preferences?.profile ?? defaults?.profile,
    autoRequeue: preferences?.autoRequeue ?? defaults?.autoRequeue ?? true,
  }
}

/** The frame that asks for a place in the queue (rule Q1). */
export function readyFrame(wish: Wish): ClientMessageMap['Ready'] {
  return {
    type: 'Ready',
    ...(wish.pool !== undefined && { pool: wish.pool }),
    media: wish.media,
    ...(wish.profile !== undefined && { profile: wish.profile }),
    auto_requeue: wish.autoRequeue,
  }
}

/** Every member that the server would refuse, and why. */
export function preferenceFaults(preferences: Preferences | undefined): string[] {
  const { media, pool, profile, autoRequeue } = preferences ?? {}
  const members: Record<string, unknown>[] = [
    { media },
    { pool },
    { auto_requeue: autoRequeue },
    ...profileMembers(profile).map((member) => ({ profile: member })),
  ]
  return members.flatMap((member) => {
    // Read by the very schema that the server has; one member at a time, since it names only the first fault.
    const frame = { type: 'Ready', media: 'text', ...withoutUndefined(member) }
    const decoded = decodeClientFrame(encode(frame as ClientMessageMap['Ready']))
    return decoded.ok ? [] : [`preferences.${decoded.fault.message.replace('auto_requeue', 'autoRequeue')}`]
  })
}

function profileMembers(profile: Profile | undefined): unknown[] {
  if (typeof profile !== 'object' || (profile as unknown) === null) return [profile]
  return Object.entries(profile).map(([name, value]) => ({ [name]: value }))
}

function withoutUndefined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
