import { MismatchControls } from './elements/controls/controls.ts'
import { MismatchNotice } from './elements/notice/notice.ts'
import { MismatchStage } from './elements/stage/stage.ts'
import { MismatchStatus } from './elements/status/status.ts'

export { MismatchChat } from './elements/mismatch-chat/mismatch-chat.ts'
export type { Login } from './elements/mismatch-chat/settings.ts'
export * from './events/index.ts'
export type { AnnouncedRequest, SilentRequestType } from './state/announced.ts'
export type { Request } from './state/requests.ts'
export type { FrameCheck } from './elements/veil/frame-checker.ts'

/**
 * The elements inside `<mismatch-chat>`, by the names that it uses. `define.js` defines them and it; the
 * others follow when they are needed.
 *
 * @internal
 */
export const parts = {
  'mismatch-stage': MismatchStage,
  'mismatch-status': MismatchStatus,
  'mismatch-notice': MismatchNotice,
  'mismatch-controls': MismatchControls,
} as const
