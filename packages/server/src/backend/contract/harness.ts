import type { Backend } from '../backend.ts'

/** What a backend brings along to be held to the contract. */
export interface Harness {
  readonly backend: Backend
  /** Lets arrive what is on its way. Next to no time may pass: far less than a second. */
  settle(): void | Promise<void>
  /** Lets time pass, for the backend. */
  advance(ms: number): void | Promise<void>
}

export interface HarnessOptions {
  readonly rematchCooldownMs: number
  readonly tagGraceMs: number
  readonly queueTtlMs: number
  readonly duplicate: 'replace' | 'reject'
  /** For whatever is random: the same seed, the same run. */
  readonly seed: number
}

export type MakeHarness = (options: HarnessOptions) => Harness
