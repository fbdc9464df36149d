import type { IcePath } from '@mismatch/sdk'

/** What the parts say that a partner brings. */
export interface TalkStrings {
  readonly you: string
  readonly chatTitle: (name: string) => string
  readonly chatEmpty: string
  readonly chatEmptyInCall: (name: string) => string
  readonly chatClassic: string
  readonly write: string
  readonly writeTo: (name: string) => string
  readonly send: string
  /** Beside a message that did not reach the partner. */
  readonly notSent: string
  /** The same, where the server's rules are why. */
  readonly notAllowed: string
  readonly typing: (name: string) => string

  /** How the call goes, in figures. */
  readonly connection: {
    readonly title: string
    readonly measuring: string
    readonly way: string
    readonly ways: Readonly<Record<IcePath, string>>
    readonly roundTrip: string
    readonly received: string
    readonly sent: string
    readonly picture: string
    readonly frames: string
    readonly rate: string
    readonly loss: string
  }
}
