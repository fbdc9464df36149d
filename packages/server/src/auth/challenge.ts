/** What a page brings for a token besides itself. */
export interface Challenge {
  /** The answer to a captcha, at most 4,096 characters; undefined if the page sent none. */
  readonly challenge: string | undefined
  readonly deviceId: string | undefined
  /** The network address, behind the trusted proxies. */
  readonly address: string
}

/**
 * Whether somebody gets an anonymous token: true, and nothing else, says yes, so that a forgotten `return` opens no door. Throwing says
 * no; so does taking longer than 10 s, but then the page is told to try again. Not asked about those who renew a token.
 */
export type OnChallenge = (given: Challenge) => boolean | PromiseLike<boolean>
