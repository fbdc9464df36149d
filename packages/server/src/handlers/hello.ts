import type { ClientMessageMap } from '@mismatch/protocol'
import type { Connection } from '../connection/connection.ts'
import { admit } from './admit.ts'
import type { Context } from './context.ts'

/** Rule H1. */
export function hello(context: Context, connection: Connection, message: ClientMessageMap['Hello']): void {
  const { token, device_id, resume } = message
  admit(context, connection, { token, deviceId: device_id, resume })
}
