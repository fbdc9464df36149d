import type { Clock } from '../clock.ts'
import { Spares, type PreparedOffer, type SparesParts } from '../peer/spares.ts'
import type { Spare } from '../peer/spare.ts'
import type { Machine, SessionFacts } from '../state/machine.ts'

/** A call that has just begun has the machine to itself. */
const CALM_MS = 2_000

export interface WarmStartParts extends SparesParts {
  readonly sendPrepare: (offer: PreparedOffer) => void
}

/**
 * Has the next connection ready before there is a partner (rule Q4): with candidates while waiting in the queue, without them, and
 * so without any use of network or relays, during a call.
 */
export class WarmStart {
  readonly #spares: Spares
  readonly #clock: Clock
  #name: Machine['name'] = 'idle'
  #stopCalm = (): void => {}

  constructor(parts: WarmStartParts, state: Machine, stream: MediaStream | null) {
    this.#clock = parts.clock
    this.#spares = new Spares(parts, parts.sendPrepare)
    this.#spares.setStream(stream)
    this.follow(state)
  }

  /** The client's state has changed, or what it wishes for. */
  follow(state: Machine): void {
    const isPreparing = state.name === 'connecting' && state.step.at === 'preparing'
    if (isPreparing || !('wish' in state) || state.wish.media === 'text') return this.close()
    if (state.name === 'connecting' && state.step.at === 'asking') this.#spares.keep(false)
    if (state.name === 'waiting') this.#spares.keep(true)
    if (state.name === 'connected' && this.#name !== 'connected') {
      this.#stopCalm = this.#clock.after(CALM_MS, () => this.#spares.keep(false))
    }
    if (state.name !== 'connected') this.#stopCalm()
    this.#name = state.name
  }

  setStream(stream: MediaStream | null): void {
    this.#spares.setStream(stream)
  }

  /** For a `Ready`: none in a session, whose place in the queue is to come. */
  readyOffer(): PreparedOffer | undefined {
    return this.#name === 'negotiating' || this.#name === 'connected' ? undefined : this.#spares.offer()
  }

  /** For a `Skip` or `Failed`. */
  offer(): PreparedOffer | undefined {
    return this.#spares.offer()
  }

  confirmed(id: string): void {
    this.#spares.confirmed(id)
  }

  /** A session has begun: the connection for it, if there is one, and none is left over. */
  take({ offerer, offerId, isDelivered, peer }: SessionFacts, isRelayed: boolean): Spare | null {
    if (!offerer || peer.media === 'text') {
      this.#spares.close()
      return null
    }
    const spare = this.#spares.take(isDelivered ? offerId : undefined, isRelayed)
    if (peer.dialect === 'classic') spare?.dropChannels()
    return spare
  }

  /** May be called twice. Leaves no connection and no timer. */
  close(): void {
    this.#name = 'idle'
    this.#stopCalm()
    this.#spares.close()
  }
}
