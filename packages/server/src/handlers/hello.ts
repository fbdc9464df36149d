import type { ClientMessageMap } from '@mismatch/protocol'
import type { Connection } from '../connection/connection.ts'
import { admit } from './admit.ts'
import type { Context } from './context.ts'

/** Rule H1. Nothing can be resumed yet, so a resume is a new start (rule H6, `none`). */
export function hello(context: Context, connection: Connection, message: ClientMessageMap['Hello']): void {
  admit(context, connection, { token: message.token, deviceId: message.device_id })
}
