/** A word by which people look for each other (rule M3). */
export interface Tag {
  /** As it is compared: NFKC, lower case, without space around it. */
  readonly key: string
  /** As its owner wrote it. */
  readonly text: string
}

/** What a Ready names, each once, in the order given; of those that compare as equal the first (rule Q1). */
export function tagsOf(texts: readonly string[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const text of texts) {
    const key = keyOf(text)
    if (key !== '' && !tags.has(key)) tags.set(key, { key, text: text.trim() })
  }
  return [...tags.values()]
}

/** Languages as they are compared: what two people speak is the language, not the region (`pt-BR` is `pt`). */
export function languagesOf(texts: readonly string[]): string[] {
  const keys = texts.map((text) => keyOf(text).split(/[-_]/, 1)[0] ?? '')
  return [...new Set(keys)].filter((key) => key !== '')
}

/** The tags of `own` that `other` has too, in the order and spelling of `own`. */
export function sharedTags(own: readonly Tag[], other: readonly Tag[]): Tag[] {
  // Most have none, and those who have, few: at most ten each.
  if (own.length === 0 || other.length === 0) return []
  return own.filter(({ key }) => other.some((tag) => tag.key === key))
}

function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
