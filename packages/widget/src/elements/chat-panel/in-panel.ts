import { nameOf } from '../../state/partner-name.ts'
import { inSession } from '../../state/view.ts'
import { TalkPart } from '../talk-part.ts'

/** A piece of the chat panel. It has no shadow root of its own: what it draws takes the panel's styles. */
export class InPanel extends TalkPart {
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
