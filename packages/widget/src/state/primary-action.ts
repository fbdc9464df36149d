import type { View } from './view.ts'

/** The one primary action, always in the same place: Find → Cancel → Next. */
export type PrimaryAction = 'find' | 'cancel' | 'next'

export function primaryAction({ state }: Pick<View, 'state'>): PrimaryAction {
  switch (state) {
    case 'idle':
    case 'ended':
      return 'find'
    case 'connecting':
    case 'waiting':
      return 'cancel'
    case 'negotiating':
    case 'connected':
      return 'next'
  }
}
