import { MismatchChatPanel } from './chat-panel/chat-panel.ts'
import { MismatchConnection } from './connection/connection.ts'

/** The parts that a partner brings, by the names that the shell uses. */
export const parts = {
  'mismatch-chat-panel': MismatchChatPanel,
  'mismatch-connection': MismatchConnection,
} as const
