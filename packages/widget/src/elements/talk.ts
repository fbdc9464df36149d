import { MismatchChatLog } from './chat-panel/chat-log.ts'
import { MismatchChatPanel } from './chat-panel/chat-panel.ts'
import { MismatchComposer } from './chat-panel/composer.ts'
import { MismatchEmojiPicker } from './chat-panel/emoji-picker.ts'
import { MismatchConnection } from './connection/connection.ts'

/** The parts that a partner brings, by the names that the shell uses: what is drawn in another comes before it. */
export const parts = {
  'mismatch-emoji-picker': MismatchEmojiPicker,
  'mismatch-composer': MismatchComposer,
  'mismatch-chat-log': MismatchChatLog,
  'mismatch-chat-panel': MismatchChatPanel,
  'mismatch-connection': MismatchConnection,
} as const
