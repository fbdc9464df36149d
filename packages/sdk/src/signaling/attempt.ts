/** Storage that is closed throws, even on being looked at, and so does a full one: nothing to stop for. */
export function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
