import type { Link } from '../connection/link.ts'
import { loggedError } from '../observability/log.ts'
import type { Context } from './context.ts'

/** Acts on a frame of this type. What throws costs its sender an Error, and nobody the connection. */
export function attempt({ log }: Pick<Context, 'log'>, link: Link, type: string, act: () => void): void {
  try {
    act()
  } catch (thrown) {
    log('error', 'handler failed', { connection: link.id, type, error: loggedError(thrown) })
    link.sendError('internal', 'the server failed on this frame', { ref: type })
  }
}
