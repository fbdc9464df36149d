import { MismatchBursts } from './bursts/bursts.ts'
import { MismatchChatPanel } from './chat-panel/chat-panel.ts'
import { MismatchConnection } from './connection/connection.ts'
import { MismatchMover } from './mover/mover.ts'
import { MismatchSenses } from './senses/senses.ts'
import { MismatchSharing } from './sharing/sharing.ts'
import { MismatchSigns } from './signs/signs.ts'
import { MismatchSwipe } from './swipe/swipe.ts'
import { MismatchVeil } from './veil/veil.ts'

export { handle } from './mismatch-chat/handle-talk.ts'

/** The parts that a partner brings, by the names that the shell uses. */
export const parts = {
  'mismatch-chat-panel': MismatchChatPanel,
  'mismatch-connection': MismatchConnection,
  'mismatch-bursts': MismatchBursts,
  'mismatch-sharing': MismatchSharing,
  'mismatch-mover': MismatchMover,
  'mismatch-senses': MismatchSenses,
  'mismatch-signs': MismatchSigns,
  'mismatch-swipe': MismatchSwipe,
  'mismatch-veil': MismatchVeil,
} as const
