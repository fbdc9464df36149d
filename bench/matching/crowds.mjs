// Crowds in which nobody may meet anybody, each for another reason.

/** People who fit each other, if their wishes say nothing else. */
export const plain = {
  person: (n) => ({ user: `u${n}`, device: null, dialect: 'v1' }),
  wishes: () => ({
    pool: 'default',
    media: 'video',
    mode: 'global',
    tags: [],
    languages: [],
    profile: {},
    privacy: 'direct',
    autoRequeue: true,
  }),
}

const crowd = (wishes) => ({ person: plain.person, wishes: (n) => ({ ...plain.wishes(), ...wishes(n) }) })
const tags = (...keys) => keys.map((key) => ({ key, text: key }))

export const crowds = {
  'each names a tag of their own': crowd((n) => ({ tags: tags(`tag ${n}`) })),
  'all share one tag, each in a language of their own': crowd((n) => ({ tags: tags('chess'), languages: [`l${n}`] })),
  'each speaks a language of their own': crowd((n) => ({ languages: [`l${n}`] })),
  'all take buddies only, and have none': crowd(() => ({ mode: 'buddies_only' })),
  'each names ten tags and five languages of their own': crowd((n) => ({
    tags: tags(...Array.from({ length: 10 }, (_, at) => `tag ${n} ${at}`)),
    languages: Array.from({ length: 5 }, (_, at) => `l${n}x${at}`),
  })),
}
