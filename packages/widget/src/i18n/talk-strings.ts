/** What the chat says. */
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
  readonly typing: (name: string) => string
}
