import type { DialogStrings } from './dialog-strings.ts'

export const dialogs: DialogStrings = {
  reportTitle: (name) => `Report ${name}`,
  reportAdvice: 'They are not told. You two will not meet again.',
  reportComment: 'Anything to add? (optional)',
  reportChoose: 'Choose a reason.',
  reportSend: 'Send report',
  reportSending: 'Sending…',
  reportReasons: {
    nudity: 'Nudity or sexual content',
    minor: 'Looks underage',
    harassment: 'Insults or threats',
    hate: 'Hate',
    spam: 'Spam or advertising',
    other: 'Something else',
  },

  profileTitle: 'Who are you?',
  profileAdvice: 'This is how others will see you.',
  profileName: 'Name',
  profileAge: 'Age (optional)',
  profileSave: 'Save',
  profileFaults: {
    name_missing: 'Please enter a name.',
    name_long: 'This name is too long: at most 40 characters.',
    age_range: 'Please enter a number from 18 to 120, or leave it empty.',
  },

  consentTitle: 'Before you begin',
  consentAdvice: 'You will meet people you do not know. Be kind, keep it decent, and report those who are not.',
  consentRules: 'Rules of this site',
  consentAgree: 'I am 18 or older and agree to this',
  consentDecline: 'Not now',
}
