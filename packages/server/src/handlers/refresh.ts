import { CLOSE, type ClientMessageMap } from '@mismatch/protocol'
import { identityOf } from '../auth/identity.ts'
import { withinTime } from '../auth/within-time.ts'
import { loggedError } from '../observability/log.ts'
import type { Context, Sender } from './context.ts'
import { expel } from './expel.ts'

/** What is told of an identity that holds without end, in ms from now: as long as a browser's timers go. */
const ENDLESS_MS = 2 ** 31 - 1

/**
 * Rule H9: the same user with another token. While it is looked at the old one holds; where that cannot be done it goes on holding, since a
 * login that is away for a moment should cost nobody their call.
 */
export function refresh(context: Context, { link }: Sender, { token }: ClientMessageMap['Refresh']): void {
  const { authenticate, clock, door, hasLogin, links, log } = context
  if (!hasLogin) {
    link.sendError('forbidden', 'this server asks for no tokens, so there is none to refresh', { ref: 'Refresh' })
    return
  }
  const address = link.connection?.address ?? ''
  const settle = async (answer: unknown) => {
    const { user, device } = link.person
    const ban = await door.banOf({ user, device, address })
    // They may have gone meanwhile.
    if (links.withId(link.id) !== link) return
    if (ban !== null) {
      expel(context, link, ban)
      return
    }
    const identity = identityOf(answer)
    if (identity?.userId !== link.user) {
      link.close(CLOSE.unauthorized, 'the token is wrong, or of somebody else')
      return
    }
    link.identify(identity)
    const expires_at = Math.max(0, Math.floor(identity.expiresAt ?? clock.now() + ENDLESS_MS))
    link.send({ type: 'Refreshed', expires_at })
  }
  const fail = () => {
    link.sendError('internal', 'the token could not be looked at; try again', { ref: 'Refresh' })
  }

  const answer = Promise.resolve({ token, deviceId: undefined, address }).then(authenticate)
  withinTime(answer, clock)
    .then((answer) => {
      if (answer === 'late') fail()
      else return settle(answer)
    })
    .catch((thrown: unknown) => {
      log('error', 'login failed', { connection: link.id, error: loggedError(thrown) })
      fail()
    })
}
