import type { Clock } from '../clock.ts'
import { loggedError, type Log, type LoggedError } from '../observability/log.ts'
import { hookPatienceMs } from './hook-names.ts'
import type { AskedHook, HookName, HookPayloads, Hooks, ToldHook } from './hook-payloads.ts'
import { Series } from './series.ts'

export interface HookRunnerParts {
  readonly hooks: Hooks
  readonly clock: Clock
  readonly log: Log
}

/**
 * Calls the hooks of a program, in series for each user. Whatever a hook does, the server goes on: one that throws or hangs has said
 * no, and of what went wrong the log has the class and the place, never a payload (rule S5).
 */
export class HookRunner {
  readonly #parts: HookRunnerParts
  readonly #series = new Series()
  /** Ends the wait for each hook that is running. */
  readonly #running = new Set<() => void>()
  #isClosed = false

  constructor(parts: HookRunnerParts) {
    this.#parts = parts
  }

  has(name: HookName): boolean {
    return this.#parts.hooks[name] !== undefined
  }

  /** Whether a hook lets something through: at once if it can, and true if there is no such hook. The promise never rejects. */
  ask<Name extends AskedHook>(name: Name, user: string, payload: HookPayloads[Name]): boolean | Promise<boolean> {
    if (!this.has(name)) return true
    return this.#series.run([`${name} ${user}`], () => this.#call(name, payload)) ?? this.#leaveOut(name)
  }

  /** Tells a hook what has happened to these users; nobody waits for it. What it is told is made only if there is such a hook. */
  tell<Name extends ToldHook>(name: Name, users: readonly string[], payload: () => HookPayloads[Name]): void {
    if (!this.has(name)) return
    const given = payload()
    if (this.#series.run(users, () => this.#call(name, given)) === undefined) this.#leaveOut(name)
  }

  /** Hooks that are still running have said no; none is called any more. May be called twice. */
  close(): void {
    this.#isClosed = true
    for (const end of [...this.#running]) end()
  }

  #call(name: AskedHook | ToldHook, payload: HookPayloads[HookName]): boolean | Promise<boolean> {
    if (this.#isClosed) return false
    try {
      // As a method, since the hooks may be those of an object of the program's.
      const answer: unknown = this.#parts.hooks[name]?.(payload as never)
      return isThenable(answer) ? this.#wait(name, answer) : answer !== false
    } catch (thrown) {
      return this.#fail(name, loggedError(thrown))
    }
  }

  #wait(name: HookName, answer: PromiseLike<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isLet: () => boolean) => {
        if (!this.#running.delete(giveUp)) return
        stop()
        resolve(isLet())
      }
      const giveUp = () => {
        end(() => false)
      }
      const stop = this.#parts.clock.after(hookPatienceMs[name], () => {
        end(() => this.#fail(name, { name: 'TimeoutError', at: [] }))
      })
      this.#running.add(giveUp)
      Promise.resolve(answer).then(
        (value) => {
          end(() => value !== false)
        },
        (thrown: unknown) => {
          end(() => this.#fail(name, loggedError(thrown)))
        },
      )
    })
  }

  #fail(hook: HookName, error: LoggedError): false {
    this.#parts.log('error', 'hook failed', { hook, error })
    return false
  }

  #leaveOut(hook: HookName): false {
    this.#parts.log('warn', 'hook not called: too many calls of it wait for this user', { hook })
    return false
  }
}

function isThenable(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function'
}
