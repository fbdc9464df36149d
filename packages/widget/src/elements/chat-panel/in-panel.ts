import { talk } from '../../i18n/en/talk.ts'
import type { TalkStrings } from '../../i18n/talk-strings.ts'
import { nameOf } from '../../state/partner-name.ts'
import { inSession } from '../../state/view.ts'
import { Part } from '../part.ts'

/** A piece of the chat panel. It has no shadow root of its own: what it draws takes the panel's styles. */
export class InPanel extends Part {
  protected get words(): TalkStrings {
    return this.strings.talk ?? talk
  }

  protected get partnerName(): string {
    return nameOf(this.view.partner?.name ?? '', this.strings)
  }

  /** Whether something can be sent. */
  protected get canWrite(): boolean {
    return inSession(this.view) && this.view.partner?.canChat === true
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }
}
