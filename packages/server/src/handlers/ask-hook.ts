import type { AskedHook, HookPayloads } from '../hooks/hook-payloads.ts'
import { attempt } from './attempt.ts'
import type { Context, Sender } from './context.ts'

/**
 * Asks a hook about a frame, and goes on with its answer; meanwhile the sender's later frames wait (rules F6, R6).
 *
 * @param act not called if nobody waits for it any more: the sender has gone, or has begun anew and says it again (rule H6)
 */
export function askHook<Name extends AskedHook>(
  context: Context,
  { link, user }: Sender,
  name: Name,
  { payload, type }: { readonly payload: HookPayloads[Name]; readonly type: string },
  act: (isLet: boolean) => void,
): void {
  const answer = context.hooks.ask(name, user, payload)
  if (typeof answer === 'boolean') {
    act(answer)
    return
  }
  const { counters } = link
  link.hold(
    answer.then((isLet) => {
      if (context.links.withId(link.id) !== link || link.counters !== counters) return
      attempt(context, link, type, () => {
        act(isLet)
      })
    }),
  )
}
