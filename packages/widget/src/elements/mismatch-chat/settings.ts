import type { MatchClientOptions, Media, Mode, Preferences, Profile } from '@mismatch/sdk'
import { shortened } from '../../state/graphemes.ts'
import { askedFields } from '../../state/own-profile.ts'
import { fingerprint } from '../../state/remembered.ts'
import { textLimits } from '../../state/text-limits.ts'
import type { EntryRules } from './admission.ts'

/** What the page says of Find with attributes and properties. Nobody has checked it. */
export interface Settings {
  readonly media: Media
  readonly pool: string | null
  readonly tags: string | readonly string[] | null
  readonly languages: string | readonly string[] | null
  readonly mode: Mode
  readonly name: string | null
  readonly profile: Profile | null
  readonly ask: string | null
  readonly noStore: boolean
  readonly consent: boolean
  readonly consentVersion: string | null
  readonly privacy: string | null
}

/** What is drawn otherwise as soon as it changes; the yes to the rules is seen to with the next press. */
export const drawnSettings = [
  'media',
  'pool',
  'tags',
  'languages',
  'name',
  'profile',
  'ask',
  'noStore',
  'noFiles',
  'noKeys',
  'noSounds',
  'blurUntilReady',
  'frameCheck',
] as const

/** What Find will ask the client for. */
export type Wish = Preferences & { readonly media: Media }

export function preferencesOf(settings: Settings): Wish {
  const { pool, media, mode, privacy } = settings
  const tags = listOf(settings.tags)
  const languages = listOf(settings.languages)
  const profile = givenProfile(settings)
  return {
    media: media === 'audio' || media === 'text' ? media : 'video',
    ...(pool ? { pool } : {}),
    ...(tags.length > 0 && { tags }),
    ...(languages.length > 0 && { languages }),
    ...((mode === 'buddies_first' || mode === 'buddies_only') && { mode }),
    ...((privacy === 'relay' || privacy === 'relay_first') && { privacy }),
    ...(Object.keys(profile).length > 0 && { profile }),
  }
}

/** `rules`: the text of the page's rules; null if it has none. */
export function entryRulesOf(settings: Settings, rules: string | null): EntryRules {
  return {
    consent: settings.consent || rules !== null ? fingerprint(settings.consentVersion ?? rules ?? '') : null,
    fields: settings.profile == null ? askedFields(settings.ask, givenProfile(settings)) : [],
    mayStore: !settings.noStore,
  }
}

/** A token of a login; null or undefined: a stranger. */
export type Login = string | null | undefined

/** Who one is to the server, read anew at each connection: a page may know it later than it shows the element. */
export function loginOf(login: {
  readonly token: Login | (() => Login | PromiseLike<Login>)
  readonly challenge: (() => string | PromiseLike<string>) | null
}): Pick<MatchClientOptions, 'token' | 'challenge'> {
  return {
    token: async () => (typeof login.token === 'function' ? await login.token() : login.token) ?? undefined,
    challenge: () => login.challenge?.(),
  }
}

/** All that is on it goes to the client, which says what is too much. */
function listOf(given: string | readonly string[] | null | undefined): readonly string[] {
  const words: readonly unknown[] = Array.isArray(given) ? given : String(given ?? '').split(',')
  return words.map((word) => String(word).trim()).filter((word) => word !== '')
}

/** What the partner sees, as far as the page says it. */
function givenProfile({ profile, name }: Settings): Profile {
  // A framework that takes a property away sets undefined.
  if (profile != null) return profile
  const given = shortened(name?.trim() ?? '', textLimits.name)
  return given ? { name: given } : {}
}
