import type { HookName } from './hook-payloads.ts'

const patience = {
  onAuthenticate: 10_000,
  onChallenge: 10_000,
  onReady: 10_000,
  onPaired: 10_000,
  onSessionEnd: 10_000,
  // Two people wait for it, and all else that the sender says.
  onChat: 5_000,
  onReport: 10_000,
} as const satisfies Record<HookName, number>

/** How long a hook may take, in ms. */
export const hookPatienceMs: Readonly<Record<HookName, number>> = patience

export const hookNames = Object.keys(patience) as readonly HookName[]
