/** What the menu says, and what looks at camera and sound. */
export interface ToolStrings {
  readonly menu: string
  readonly devices: string
  readonly screenShare: string
  readonly screenStop: string
  readonly pictureInPicture: string
  readonly fullScreen: string
  readonly cover: string
  readonly sounds: string
  readonly notify: string
  /** What the connection shows the partner, and how to change it. */
  readonly addressHidden: string
  readonly goDirect: string
  readonly goDirectAdvice: string
  readonly goDirectAsked: (name: string) => string
  readonly figures: string
  readonly block: (name: string) => string
  readonly reactNow: string
  readonly keys: string
  readonly keyNext: string

  readonly camera: string
  readonly microphone: string
  readonly speaker: string
  /** The one that the browser takes by itself. */
  readonly standard: string
  /** Of a device without a name; counted from 1. */
  readonly numbered: (kind: string, count: string) => string
  readonly none: string
  readonly level: string
  readonly testSound: string
  readonly cameraClosed: string
  readonly turnOn: string
  readonly done: string
}
