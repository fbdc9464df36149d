import { MismatchDevices } from './devices/devices.ts'
import { MismatchMenu } from './menu/menu.ts'

export { DeviceDesk } from './devices/device-desk.ts'

/** The menu and what it leads to, by the names that the shell uses. */
export const parts = {
  'mismatch-menu': MismatchMenu,
  'mismatch-devices': MismatchDevices,
} as const
