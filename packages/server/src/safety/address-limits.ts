import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { limitKey } from './client-address.ts'

/** The limits of one address (rule S4); 0 = none. */
export interface AddressSettings {
  readonly addressConnectsPerMinute: number
  readonly addressConnections: number
  readonly addressTokensPerMinute: number
  readonly addressRequestsPerMinute: number
}

/** Lets one in, or says after how many milliseconds to come again. */
export type Pass = { readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number }

const MINUTE_S = 60
const PASS: Pass = { ok: true }

/** Counts what each network address does (rule S4). */
export class AddressLimits {
  readonly #connects: RateLimiterMemory | null
  readonly #tokens: RateLimiterMemory | null
  readonly #requests: RateLimiterMemory | null
  readonly #open = new Map<string, number>()
  readonly #maxOpen: number

  constructor(settings: AddressSettings) {
    this.#connects = perMinute(settings.addressConnectsPerMinute)
    this.#tokens = perMinute(settings.addressTokensPerMinute)
    this.#requests = perMinute(settings.addressRequestsPerMinute)
    this.#maxOpen = settings.addressConnections
  }

  /** Another connection is being opened. */
  connect(address: string): Promise<Pass> {
    return consume(this.#connects, address)
  }

  /** Another anonymous token. */
  token(address: string): Promise<Pass> {
    return consume(this.#tokens, address)
  }

  /** Another HTTP request. */
  request(address: string): Promise<Pass> {
    return consume(this.#requests, address)
  }

  isFull(address: string): boolean {
    return this.#maxOpen > 0 && (this.#open.get(limitKey(address)) ?? 0) >= this.#maxOpen
  }

  /** A connection is open until the result is called. */
  hold(address: string): () => void {
    const key = limitKey(address)
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      const left = (this.#open.get(key) ?? 1) - 1
      if (left === 0) this.#open.delete(key)
      else this.#open.set(key, left)
    }
  }
}

function perMinute(points: number): RateLimiterMemory | null {
  return points === 0 ? null : new RateLimiterMemory({ points, duration: MINUTE_S })
}

async function consume(limiter: RateLimiterMemory | null, address: string): Promise<Pass> {
  if (limiter === null) return PASS
  try {
    await limiter.consume(limitKey(address))
    return PASS
  } catch (refused) {
    return { ok: false, retryAfterMs: (refused as RateLimiterRes).msBeforeNext }
  }
}
