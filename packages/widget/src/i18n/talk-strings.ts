import type { FileReason, IcePath } from '@mismatch/sdk'

/** What the parts say that a partner brings. */
export interface TalkStrings {
  readonly you: string
  readonly partnerMuted: string
  /** Interests of both, as a list. */
  readonly inCommon: (tags: string) => string
  readonly ownMove: string
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
  /** How far one's own message has come. */
  readonly receipts: Readonly<Record<'sent' | 'delivered' | 'read', string>>
  /** On the button beside a message, and on that in the menu. */
  readonly react: string
  readonly emoji: string
  readonly emojiInsert: (emoji: string) => string
  /** Somebody's emoji to a message; for screen readers. */
  readonly reacted: (name: string, emoji: string) => string

  readonly attach: string
  /** While a file is held over the chat. */
  readonly dropHere: string
  /** `name` offers `file`; for screen readers. */
  readonly offers: (name: string, file: string) => string
  readonly fileOffered: string
  readonly fileAccept: string
  readonly fileDecline: string
  readonly fileStop: string
  readonly fileSave: string
  readonly fileAccepted: string
  readonly fileDone: string
  readonly fileDeclined: string
  /** Why it did not arrive. */
  readonly fileReasons: Readonly<Record<FileReason, string>>
  /** A picture is blurred until this is pressed. */
  readonly pictureShow: string
  readonly pictureEnlarge: string
  readonly pictureClose: string

  /** Over the partner's picture, while this side does not show it: what it is, why, and the way out. */
  readonly veils: Readonly<
    Record<
      'covered' | 'unready' | 'pending' | 'flagged',
      { readonly title: string; readonly advice: string; readonly way: string }
    >
  >
  readonly swipeOn: string
  readonly swipeNow: string
  readonly swipeUndo: string
  readonly theirScreen: (name: string) => string
  readonly ownScreen: string
  readonly ownScreenStop: string
  /** The browser's own notice, when the page is hidden. */
  readonly found: string
  readonly foundWho: (name: string) => string

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
