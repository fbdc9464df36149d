import type { Profile } from '@mismatch/sdk'
import { checkProfile } from './own-profile.ts'
import { initialView, type Habits } from './view.ts'

/** What a browser keeps of a person, for their next visit. */
export interface Remembered {
  /** What they said of themselves; null before they were asked. */
  readonly profile: Profile | null
  /** The fingerprint of what was agreed to; null before. */
  readonly consent: string | null
  readonly habits: Habits
}

export const nothingRemembered: Remembered = { profile: null, consent: null, habits: initialView.habits }

/** Another shape is another version: what an older one wrote is forgotten, not guessed at. */
const version = 1
/** More than ever is written: what is longer was not written here. */
const maxLength = 1_000

export function rememberedText(remembered: Remembered): string {
  return JSON.stringify({ version, ...remembered })
}

/** Reads what was kept; whoever wrote it, nothing comes out that could not have been entered. Null when it is of no use. */
export function readRemembered(text: string | null): Remembered | null {
  if (text === null || text.length > maxLength) return null
  try {
    const { version: written, profile, consent, habits } = JSON.parse(text) as Record<string, unknown>
    if (written !== version) return null
    return {
      profile: asEntered(profile),
      consent: typeof consent === 'string' ? consent : null,
      habits: asHabits(habits),
    }
  } catch {
    return null
  }
}

function asHabits(habits: unknown): Habits {
  const { sounds, notify } = Object(habits) as Record<string, unknown>
  const known = initialView.habits
  return {
    sounds: typeof sounds === 'boolean' ? sounds : known.sounds,
    notify: typeof notify === 'boolean' ? notify : known.notify,
  }
}

function asEntered(profile: unknown): Profile | null {
  if (typeof profile !== 'object' || profile === null) return null
  const { name = '', age = '' } = profile as Record<string, unknown>
  const named = checkProfile({ name: String(name), age: '' }, ['name']).profile
  const aged = checkProfile({ name: '', age: String(age) }, ['age']).profile
  return { ...named, ...aged }
}

/** A short stand-in for a text, to see whether it is still the same. */
export function fingerprint(text: string): string {
  let sum = 0
  for (const letter of text.replace(/\s+/g, ' ').trim()) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0
  return (sum >>> 0).toString(36)
}
