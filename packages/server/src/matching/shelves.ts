import type { Ticket } from './ticket.ts'

// Which tickets a seeker need not read, since a rule that is written on the tickets keeps them apart: so that a hundred thousand who do not
// fit cost nothing. Who a ticket is for is written on shelves, and a seeker reads those that can hold somebody for it. What is read is
// judged by the rules all the same.

/** The name of a list of tickets, oldest first, within a pool and media class. */
export type Shelf = string

/** What is read as one, oldest first (rule M5): the people named, where they wait, and all on these shelves. */
export interface Stage {
  readonly people: readonly string[]
  readonly shelves: readonly Shelf[]
}

/**
 * Where a ticket stands.
 *
 * @param isParticular whether it takes only who shares what it names, as long as its grace lasts (rule M3)
 */
export function shelvesOf(ticket: Ticket, isParticular: boolean): Shelf[] {
  const { tags, languages, mode, buddies = [] } = ticket
  if (mode === 'buddies_only') return [...buddies].map(forBuddy)
  const wantsTag = isParticular && tags.length > 0
  const wantsLanguage = isParticular && languages.length > 0
  const shelves: Shelf[] = []
  for (const { key } of tags) {
    if (!wantsLanguage) shelves.push(tagged(key))
    for (const language of languages) shelves.push(taggedIn(key, language))
  }
  if (!wantsTag) {
    for (const language of languages) shelves.push(speaking(language))
    if (!wantsLanguage) shelves.push(open(accessOf(ticket)))
  }
  return shelves
}

/**
 * What a ticket has to read, stage after stage, to find everybody who could be for it (rule M5): buddies, then each of its tags, then the pool.
 *
 * @param isParticular as for {@link shelvesOf}
 */
export function stagesOf(ticket: Ticket, isParticular: boolean): Stage[] {
  const { user, tags, languages, mode, buddies } = ticket
  const stages: Stage[] = []
  if (mode !== 'global' && buddies !== undefined) stages.push({ people: [...buddies], shelves: [] })
  if (mode === 'buddies_only') return stages
  const wantsTag = isParticular && tags.length > 0
  const wantsLanguage = isParticular && languages.length > 0
  for (const { key } of tags) {
    const inLanguages = languages.map((language) => taggedIn(key, language))
    stages.push({ people: [], shelves: wantsLanguage ? inLanguages : [tagged(key), ...inLanguages] })
  }
  const pool: Shelf[] = [forBuddy(user)]
  if (!wantsTag) {
    pool.push(...languages.map(speaking))
    if (!wantsLanguage) pool.push(...meets[accessOf(ticket)].map(open))
  }
  stages.push({ people: [], shelves: pool })
  return stages
}

/** What decides whether a classic client can be met (rule M1). */
type Access = 'classic' | 'direct' | 'hidden'

const meets: Readonly<Record<Access, readonly Access[]>> = {
  classic: ['classic', 'direct'],
  direct: ['classic', 'direct', 'hidden'],
  hidden: ['direct', 'hidden'],
}

function accessOf({ dialect, privacy }: Ticket): Access {
  if (privacy !== 'direct') return 'hidden'
  return dialect === 'classic' ? 'classic' : 'direct'
}

/** Those who take only somebody who is named so (rule M4). */
const forBuddy = (user: string): Shelf => `buddy ${user}`
/** Those who name this tag, unless they hold out for a language. */
const tagged = (tag: string): Shelf => `tag ${tag}`
/** All who name both. A tag may look like both together; then a shelf holds some whom the rules turn away. */
const taggedIn = (tag: string, language: string): Shelf => `tag in ${language} ${tag}`
/** All who name this language, unless they hold out for a tag. */
const speaking = (language: string): Shelf => `language ${language}`
/** Those who hold out for nothing. */
const open = (access: Access): Shelf => `open ${access}`
