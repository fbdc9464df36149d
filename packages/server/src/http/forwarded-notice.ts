import type { IncomingMessage } from 'node:http'
import type { Log } from '../observability/log.ts'

/**
 * Says once that requests carry X-Forwarded-For and nobody is trusted to write it: behind a proxy all visitors would share the limits of
 * its address (rule S4), and nothing else would show why.
 */
export function createForwardedNotice(trustedProxies: number, log: Log): (request: IncomingMessage) => void {
  let isSaid = trustedProxies > 0
  return ({ headers }) => {
    if (isSaid || headers['x-forwarded-for'] === undefined) return
    isSaid = true
    log('warn', 'X-Forwarded-For is not believed: behind a proxy set trusted-proxies, or all share one address', {})
  }
}
