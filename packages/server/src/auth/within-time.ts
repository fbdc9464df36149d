import type { Clock } from '../clock.ts'

/** How long a login or a hook may take, in ms: a client waits for it. */
export const LOGIN_MS = 10_000

/** An answer, or 'late'. The promise given is never left unheard. */
export function withinTime<Answer>(
  answer: PromiseLike<Answer> | Answer,
  clock: Clock,
  ms = LOGIN_MS,
): Promise<Answer | 'late'> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => {
      resolve('late')
    })
    Promise.resolve(answer).then(resolve, reject).finally(stop)
  })
}
