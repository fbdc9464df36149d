import { CLOSE } from '@mismatch/protocol'

/**
 * How a connection ended, as far as the partner is concerned (rules H5, E3): its own doing, lost, or with the server, when
 * the partner is not told.
 */
export type Ending = 'left' | 'disconnected' | 'restart'

/** What a close of ours says. */
export function endingOfOurs(code: number): Ending {
  return code === CLOSE.restart ? 'restart' : endingOfTheirs(code)
}

/** What a close code says that came from the client or the network (rules H5, E2): of a restart it cannot know. */
export function endingOfTheirs(code: number): Exclude<Ending, 'restart'> {
  const meant = code === 1000 || code === 1001 || code === 1009 || (code >= 4500 && code <= 4999)
  return meant ? 'left' : 'disconnected'
}
