/** What the server counts besides what the backend knows; for people and monitors. */
export type Counted =
  | 'badFrames'
  | 'refusedFrames'
  | 'droppedFrames'
  | 'slowReaders'
  | 'lostReports'
  // People whose media came to flow, by what carries it (rule Q11).
  | 'connectedByHost'
  | 'connectedBySrflx'
  | 'connectedByPrflx'
  | 'connectedByUnknown'
  | 'connectedByRelay'

export type Tally = { [Name in Counted]: number }

export function createTally(): Tally {
  const faults = { badFrames: 0, refusedFrames: 0, droppedFrames: 0, slowReaders: 0, lostReports: 0 }
  return {
    ...faults,
    connectedByHost: 0,
    connectedBySrflx: 0,
    connectedByPrflx: 0,
    connectedByUnknown: 0,
    connectedByRelay: 0,
  }
}
