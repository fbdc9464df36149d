import { expect as chaiExpect } from '@open-wc/testing'

/** What the tests use of chai. The plugins' types make every `equal` a promise that nobody awaits. */
interface Assertion {
  readonly to: Assertion
  readonly be: Assertion
  readonly not: Assertion
  readonly deep: Assertion
  readonly include: Assertion & ((value: unknown) => void)
  readonly contain: (value: unknown) => void
  readonly equal: (value: unknown) => void
  readonly members: (values: readonly unknown[]) => void
  readonly match: (pattern: RegExp) => void
  readonly greaterThan: (value: number) => void
  readonly lessThan: (value: number) => void
  /** Runs axe on the element, its shadow roots included. */
  readonly accessible: () => Promise<unknown>
}

export const expect = chaiExpect as unknown as (value: unknown, message?: string) => Assertion
