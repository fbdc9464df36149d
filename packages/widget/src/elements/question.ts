import type { DialogStrings } from '../i18n/dialog-strings.ts'
import { dialogs } from '../i18n/en/dialogs.ts'
import { Dialog } from './dialog.ts'

/** A dialog that speaks in the words of the dialogs. */
export abstract class Question extends Dialog {
  protected get words(): DialogStrings {
    return this.strings.dialogs ?? dialogs
  }
}
