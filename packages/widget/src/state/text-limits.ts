import type { limits } from '@mismatch/sdk'

type Limits = typeof limits

/**
 * How long what a person writes may be, in UTF-16 units (rule F5): the protocol's own, and the compiler sees that they are. Imported, the
 * whole table would come along.
 */
export const textLimits: {
  readonly message: Limits['chatText']
  readonly reportComment: Limits['reportComment']
  readonly name: Limits['profileName']
} = { message: 2_000, reportComment: 500, name: 40 }
