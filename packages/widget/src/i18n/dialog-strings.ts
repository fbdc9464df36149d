import type { DiagnosisCode, MatchErrorDetails, ReportReason } from '@mismatch/sdk'
import type { FaultWords, Plural } from './strings.ts'

type CloseName = NonNullable<MatchErrorDetails['closeName']>

/** What a diagnosis tells of: the ways to a relay are one, since one of them is enough. */
export type Subject = 'signaling' | 'data_channel' | 'stun' | 'turn' | 'camera' | 'microphone'

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
  readonly reportFailed: FaultWords
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

  readonly diagnosisTitle: string
  readonly diagnosisRunning: string
  readonly diagnosisWell: string
  /** So many things do not work. */
  readonly diagnosisFaults: Plural
  readonly diagnosisSubjects: Readonly<Record<Subject, string>>
  readonly diagnosisResults: Readonly<Record<'pending' | 'untried' | 'works' | 'fails', string>>
  /** Why something does not work, or was not tried, and what to do. `closed`: the server closed, whatever its reason. */
  readonly diagnosisCauses: Readonly<Record<Exclude<DiagnosisCode, CloseName> | 'closed', string>>
  readonly diagnosisAgain: string
  readonly diagnosisClose: string
  readonly diagnosisCopy: string
  readonly diagnosisCopied: string
  /** Names the box to copy it from by hand. */
  readonly diagnosisText: string
}
