import { readyFaults, type ClientMessageMap } from '@mismatch/protocol'
import type { Preferences, Wish } from './options.ts'

/** Preferences over their defaults. */
export function toWish(preferences?: Preferences, defaults?: Preferences): Wish {
  const chosen = <Name extends keyof Preferences>(name: Name) => preferences?.[name] ?? defaults?.[name]
  return {
    media: chosen('media') ?? 'video',
    pool: chosen('pool'),
    mode: chosen('mode'),
    tags: chosen('tags'),
    languages: chosen('languages'),
    profile: chosen('profile'),
    privacy: chosen('privacy'),
    autoRequeue: chosen('autoRequeue') ?? true,
  }
}

/** The frame that asks for a place in the queue (rule Q1). */
export function readyFrame({ tags, languages, autoRequeue, ...wish }: Wish): ClientMessageMap['Ready'] {
  return {
    type: 'Ready',
    ...wish,
    tags: tags && [...tags],
    languages: languages && [...languages],
    auto_requeue: autoRequeue,
  }
}

/** Every member that the server would refuse, and why: read by the very schema that the server has. */
export function preferenceFaults(preferences: Preferences | undefined): string[] {
  const { media = 'text', autoRequeue, ...members } = preferences ?? {}
  return readyFaults({ ...members, media, auto_requeue: autoRequeue }).map(
    (fault) => `preferences.${fault.replace('auto_requeue', 'autoRequeue')}`,
  )
}
