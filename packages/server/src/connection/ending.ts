import { CLOSE } from '@mismatch/protocol'

/**
 * How a connection ended, as far as others are concerned (rules H5, E3): its own doing, or that of a page that went away and may be loaded
 * again, or lost, or because they are banned, or with the server, when nobody is told.
 */
export type Ending = 'left' | 'unloaded' | 'disconnected' | 'moderated' | 'restart'

/** What a close of ours says. */
export function endingOfOurs(code: number): Ending {
  if (code === CLOSE.banned) return 'moderated'
  return code === CLOSE.restart ? 'restart' : endingOfTheirs(code)
}

/** What a close code says that came from the client or the network (rules H5, E2): of a restart or a ban it cannot know. */
export function endingOfTheirs(code: number): Exclude<Ending, 'moderated' | 'restart'> {
  if (code === 1001) return 'unloaded'
  const meant = code === 1000 || code === 1009 || (code >= 4500 && code <= 4999)
  return meant ? 'left' : 'disconnected'
}
