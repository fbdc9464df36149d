import { limits } from '@mismatch/sdk'

/** How long what a person writes may be, in UTF-16 units (rule F5). */
export const textLimits = {
  message: limits.chatText,
  reportComment: limits.reportComment,
  name: limits.profileName,
} as const
