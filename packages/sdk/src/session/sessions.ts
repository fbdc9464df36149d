// What a client takes once it is started. It is fetched while camera and signaling open, so that a page is not kept waiting for it.
export { LiveSession } from './live-session.ts'
export { WarmStart } from './warm-start.ts'
