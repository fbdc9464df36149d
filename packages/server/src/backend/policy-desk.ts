import type { Backend, QueuePolicy } from './backend.ts'

/** The policy that holds now, which an operator may change while people wait. */
export class PolicyDesk {
  readonly #backend: Pick<Backend, 'setPolicy'>
  #now: QueuePolicy

  /** @param policy by which the backend began */
  constructor(backend: Pick<Backend, 'setPolicy'>, { rematchCooldownMs, tagGraceMs, queueTtlMs }: QueuePolicy) {
    this.#backend = backend
    this.#now = { rematchCooldownMs, tagGraceMs, queueTtlMs }
  }

  get now(): QueuePolicy {
    return this.#now
  }

  set(policy: QueuePolicy): void {
    this.#now = policy
    this.#backend.setPolicy(policy)
  }
}
