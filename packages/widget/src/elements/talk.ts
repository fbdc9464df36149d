import { MismatchChatPanel } from './chat-panel/chat-panel.ts'

/** The parts that a partner brings, by the names that the shell uses. */
export const parts = {
  'mismatch-chat-panel': MismatchChatPanel,
} as const
