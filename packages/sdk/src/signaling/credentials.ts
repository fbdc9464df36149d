import { Timer, type Clock } from '../clock.ts'
import { freshMs } from './token-life.ts'

export interface CredentialsParts {
  readonly clock: Clock
  /** The app's token, or what gets one; undefined, also as what it gets: it has none. */
  readonly token: string | (() => string | undefined | PromiseLike<string | undefined>) | undefined
  /** Asks the server for an anonymous token, of the same user as the one before. */
  readonly askServer: (signal: AbortSignal, before: string | undefined) => Promise<string>
}

/** From a token that could not be got in time to the next try. */
const RETRY_MS = 10_000

/**
 * The token that is shown to the server (rules H1, H9): the app's, or, once the server has asked for one, the server's own for anybody. It
 * is got before the socket opens, since a Hello has to follow soon, and replaced in band before it ends.
 */
export class Credentials {
  readonly #parts: CredentialsParts
  readonly #renewal: Timer
  #token: string | undefined
  /** Until when the token is used; then another is got. */
  #freshUntil = 0
  /** Got for this very connection: another would be no better. */
  #isNew = false
  /** The server lets nobody in without a token: where the app has none, the server gives one. */
  #isAsked = false
  /** The last that the server gave. */
  #given: string | undefined
  #fetching = new AbortController()

  constructor(parts: CredentialsParts) {
    this.#parts = parts
    this.#renewal = new Timer(parts.clock)
    if (typeof parts.token === 'string') this.#token = parts.token
  }

  get token(): string | undefined {
    return this.#token
  }

  /** Before a connection: resolves when there is a token to show, null if nothing has to be waited for. A later call makes an earlier one void. */
  prepare(): Promise<void> | null {
    this.#renewal.stop()
    this.#isNew = false
    const isUsable = this.#token !== undefined && this.#parts.clock.now() < this.#freshUntil
    if (!this.#mayGet || isUsable) return null
    return this.#fetch()
  }

  /** The server has let us in: from now on a token that is about to end is replaced by the next. */
  keepFresh(send: (token: string) => void): void {
    this.#isNew = false
    const ms = this.#freshUntil - this.#parts.clock.now()
    if (this.#mayGet && ms > 0) this.#renewal.start(ms, () => this.#renew(send))
  }

  /** The server has closed because of the token. Gives whether there may be another: then `prepare()` gets it. */
  refused(): boolean {
    if (typeof this.#parts.token === 'string' || (this.#isNew && this.#token !== undefined)) return false
    this.#token = undefined
    this.#isAsked = true
    return true
  }

  /** May be called twice. Leaves no timer and no request. */
  close(): void {
    this.#renewal.stop()
    this.#fetching.abort()
  }

  /** Whether there is where another token may come from. */
  get #mayGet(): boolean {
    const { token } = this.#parts
    return typeof token === 'function' || (token === undefined && this.#isAsked)
  }

  async #fetch(): Promise<void> {
    this.#fetching.abort()
    const { signal } = (this.#fetching = new AbortController())
    const token = await this.#get(signal)
    if (signal.aborted) return
    const now = this.#parts.clock.now()
    this.#token = token
    this.#freshUntil = token === undefined ? 0 : now + freshMs(token, now)
    this.#isNew = true
  }

  async #get(signal: AbortSignal): Promise<string | undefined> {
    const { token, askServer } = this.#parts
    const own = typeof token === 'function' ? await token() : undefined
    if (own !== undefined || !this.#isAsked) return own
    return (this.#given = await askServer(signal, this.#given))
  }

  #renew(send: (token: string) => void): void {
    const before = this.#token
    const fetched = this.#fetch()
    const { signal } = this.#fetching
    const settle = () => {
      if (signal.aborted) return
      if (this.#token !== undefined && this.#token !== before) {
        send(this.#token)
        this.keepFresh(send)
        // What could not be got, or is the old one again, ends; the server says so, and another is got before coming back (rule H9).
      } else this.#renewal.start(RETRY_MS, () => this.#renew(send))
    }
    fetched.then(settle, settle)
  }
}
