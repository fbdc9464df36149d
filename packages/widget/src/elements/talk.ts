import { MismatchBursts } from './bursts/bursts.ts'
import { MismatchChatLog } from './chat-panel/chat-log.ts'
import { MismatchChatPanel } from './chat-panel/chat-panel.ts'
import { MismatchComposer } from './chat-panel/composer.ts'
import { MismatchEmojiPicker } from './chat-panel/emoji-picker.ts'
import { MismatchConnection } from './connection/connection.ts'
import { MismatchMover } from './mover/mover.ts'
import { MismatchSenses } from './senses/senses.ts'
import { MismatchSharing } from './sharing/sharing.ts'
import { MismatchSigns } from './signs/signs.ts'
import { MismatchSwipe } from './swipe/swipe.ts'
import { MismatchVeil } from './veil/veil.ts'

export { handle } from './mismatch-chat/handle-talk.ts'
export { requestOfKey } from './mismatch-chat/request-of-key.ts'

/** The parts that a partner brings, by the names that the shell uses: what is drawn in another comes before it. */
export const parts = {
  'mismatch-emoji-picker': MismatchEmojiPicker,
  'mismatch-composer': MismatchComposer,
  'mismatch-chat-log': MismatchChatLog,
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
