import { MismatchDevices } from './devices/devices.ts'
import { MismatchMenu } from './menu/menu.ts'

export { handle } from './mismatch-chat/handle-tools.ts'

/** The menu and what it leads to, by the names that the shell uses. */
export const parts = {
  'mismatch-menu': MismatchMenu,
  'mismatch-devices': MismatchDevices,
} as const
