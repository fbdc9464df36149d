import { MismatchChatPanel } from './elements/chat-panel/chat-panel.ts'
import { MismatchControls } from './elements/controls/controls.ts'
import { MismatchNotice } from './elements/notice/notice.ts'
import { MismatchReportDialog } from './elements/report-dialog/report-dialog.ts'
import { MismatchStage } from './elements/stage/stage.ts'
import { MismatchStatus } from './elements/status/status.ts'

export { MismatchChat } from './elements/mismatch-chat/mismatch-chat.ts'
export * from './events/index.ts'

/** The elements inside `<mismatch-chat>`, by the names that it uses. `define.js` defines them and it. */
export const parts = {
  'mismatch-stage': MismatchStage,
  'mismatch-status': MismatchStatus,
  'mismatch-notice': MismatchNotice,
  'mismatch-controls': MismatchControls,
  'mismatch-chat-panel': MismatchChatPanel,
  'mismatch-report-dialog': MismatchReportDialog,
} as const
