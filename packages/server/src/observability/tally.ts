/** What the server counts besides what the backend knows; for people and monitors. */
export type Counted = 'badFrames' | 'refusedFrames' | 'droppedFrames' | 'slowReaders' | 'lostReports'

export type Tally = { [Name in Counted]: number }

export function createTally(): Tally {
  return { badFrames: 0, refusedFrames: 0, droppedFrames: 0, slowReaders: 0, lostReports: 0 }
}
