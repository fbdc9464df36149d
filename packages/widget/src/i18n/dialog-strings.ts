import type { ReportReason } from '@mismatch/sdk'

/** What can be wrong with what somebody says of themselves. */
export type ProfileFault = 'name_missing' | 'name_long' | 'age_range'

/** What the dialogs say. */
export interface DialogStrings {
  readonly reportTitle: (name: string) => string
  readonly reportAdvice: string
  readonly reportComment: string
  /** Beside the button, as long as it cannot be pressed. */
  readonly reportChoose: string
  readonly reportSend: string
  readonly reportSending: string
  readonly reportReasons: Readonly<Record<ReportReason, string>>

  readonly profileTitle: string
  readonly profileAdvice: string
  readonly profileName: string
  readonly profileAge: string
  readonly profileSave: string
  readonly profileFaults: Readonly<Record<ProfileFault, string>>

  readonly consentTitle: string
  /** Where the site gives no rules of its own. */
  readonly consentAdvice: string
  /** Names the box that the site's rules stand in. */
  readonly consentRules: string
  readonly consentAgree: string
  readonly consentDecline: string
}
