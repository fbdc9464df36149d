const STEP_S = 5
/** Beyond this it is no more than a guess, and one that nobody waits for. */
const MAX_MS = 600_000

/** About how long a wait will be (`≈ 15 seconds`): in steps of 5 s, from a minute on in minutes; null where it is too long, or not known. */
export function estimateText(ms: number | undefined, locale: string): string | null {
  if (ms === undefined || ms > MAX_MS) return null
  const seconds = Math.max(1, Math.round(ms / 1_000 / STEP_S)) * STEP_S
  const [amount, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(ms / 60_000), 'minute']
  return `≈\u00a0${new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)}`
}
