import { inSession, isLooking, type View } from './view.ts'

/** The one primary action, always in the same place: Find → Cancel → Next. */
export type PrimaryAction = 'find' | 'cancel' | 'next'

export function primaryAction(view: Pick<View, 'state'>): PrimaryAction {
  if (inSession(view)) return 'next'
  return isLooking(view) ? 'cancel' : 'find'
}
