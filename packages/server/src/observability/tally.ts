/** What the server counts besides what the backend knows; for people and monitors. */
export type Counted =
  // Frames, of all types, as they go over sockets.
  | 'framesIn'
  | 'framesOut'
  | 'badFrames'
  | 'refusedFrames'
  | 'droppedFrames'
  | 'slowReaders'
  | 'lostReports'
  | 'skips'
  // People whose media came to flow, by what carries it (rule Q11).
  | 'connectedByHost'
  | 'connectedBySrflx'
  | 'connectedByPrflx'
  | 'connectedByUnknown'
  | 'connectedByRelay'
  // Those who said that theirs did not come to flow, or was lost for good.
  | 'neverConnected'
  | 'lostForGood'

export type Tally = { [Name in Counted]: number }

export function createTally(): Tally {
  const frames = { framesIn: 0, framesOut: 0, badFrames: 0, refusedFrames: 0, droppedFrames: 0 }
  return {
    ...frames,
    slowReaders: 0,
    lostReports: 0,
    skips: 0,
    connectedByHost: 0,
    connectedBySrflx: 0,
    connectedByPrflx: 0,
    connectedByUnknown: 0,
    connectedByRelay: 0,
    neverConnected: 0,
    lostForGood: 0,
  }
}
