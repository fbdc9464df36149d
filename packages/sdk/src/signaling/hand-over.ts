import { limits, type ServerMessage } from '@mismatch/protocol'
import type { ReloadStorage } from '../options.ts'
import { attempt } from './attempt.ts'
import type { Listen } from './hints.ts'

export interface HandOverParts {
  /** Each server has its own. */
  readonly url: string
  /** The tab's own; undefined where there is none, or none is wanted. */
  readonly reloadStorage: () => ReloadStorage | undefined
  readonly listen: Listen
}

/**
 * Keeps the newest token to resume with, and hands what the server keeps for this client over to the next page of the same tab (rule H7). The token lies in storage only
 * from one page to the next, so that a duplicated tab starts anew.
 */
export class HandOver {
  /** The newest that this page was given. */
  #token: string | undefined
  /** What the last page left, until a server has answered it. */
  #left: string | undefined
  #unlisten: (() => void)[] = []
  readonly #parts: HandOverParts
  readonly #key: string

  constructor(parts: HandOverParts) {
    this.#parts = parts
    this.#key = `mismatch.resume ${parts.url}`
  }

  /** From now on a page that goes away leaves its token. */
  open(): void {
    const { listen } = this.#parts
    this.#left = this.#take()
    this.#unlisten = [
      listen('pagehide', () => this.#leave(this.token)),
      // The page lives on with its own token: what it left is nobody's.
      listen('pageshow', ({ persisted }) => persisted && this.#take()),
    ]
  }

  /** What to resume: the newest of this page, or what the tab's last page left (rule H1). */
  get token(): string | undefined {
    return this.#token ?? this.#left
  }

  heard(message: ServerMessage): void {
    if (message.type === 'Welcome') this.#left = this.#token = undefined
    if ('resume_token' in message) this.#token = message.resume_token ?? this.#token
  }

  /** May be called twice. Leaves no listener, and to the next client only what no server has answered yet. */
  close(): void {
    for (const undo of this.#unlisten.splice(0)) undo()
    this.#leave(this.#left)
    this.#token = this.#left = undefined
  }

  #leave(token: string | undefined): void {
    if (token !== undefined) attempt(() => this.#parts.reloadStorage()?.setItem(this.#key, token))
  }

  #take(): string | undefined {
    return attempt(() => {
      const storage = this.#parts.reloadStorage()
      const token = storage?.getItem(this.#key)
      storage?.removeItem(this.#key)
      return token && token.length <= limits.resumeToken ? token : undefined
    })
  }
}
