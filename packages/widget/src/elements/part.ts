import { LitElement, type PropertyDeclarations } from 'lit'
import { ask } from '../events/request-event.ts'
import { en } from '../i18n/en.ts'
import type { Strings } from '../i18n/strings.ts'
import type { Request } from '../state/requests.ts'
import { initialView, type View } from '../state/view.ts'

/** A part of `<mismatch-chat>`: gets the view and the words down, sends requests up, holds no state of the conversation. */
export class Part extends LitElement {
  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    strings: { attribute: false },
  }
  view: View = initialView
  strings: Strings = en

  /** False when it could not be done. */
  protected ask(request: Request): boolean {
    return ask(this, request)
  }
}
