import { MismatchConsent } from './consent/consent.ts'
import { MismatchDiagnosis } from './diagnosis/diagnosis.ts'
import { MismatchProfileForm } from './profile-form/profile-form.ts'
import { MismatchReportDialog } from './report-dialog/report-dialog.ts'

export { handle } from './mismatch-chat/handle-dialogs.ts'

/** The parts that come when they are needed, by the names that the shell uses. */
export const parts = {
  'mismatch-report-dialog': MismatchReportDialog,
  'mismatch-profile-form': MismatchProfileForm,
  'mismatch-consent': MismatchConsent,
  'mismatch-diagnosis': MismatchDiagnosis,
} as const
