import { talk } from '../i18n/en/talk.ts'
import type { TalkStrings } from '../i18n/talk-strings.ts'
import { Part } from './part.ts'

/** A part that a partner brings. */
export class TalkPart extends Part {
  protected get words(): TalkStrings {
    return this.strings.talk ?? talk
  }
}
