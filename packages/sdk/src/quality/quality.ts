// What comes on demand, in one file, once a call is connected.
export { sessionStats } from './session-stats.ts'
