import type { DialogStrings } from './dialog-strings.ts'

export const dialogs: DialogStrings = {
  reportTitle: (name) => `${name} melden`,
  reportAdvice: 'Davon erfährt die Person nichts. Ihr begegnet euch nicht wieder.',
  reportComment: 'Möchtest du noch etwas sagen? (freiwillig)',
  reportChoose: 'Wähl einen Grund.',
  reportSend: 'Meldung senden',
  reportSending: 'Wird gesendet…',
  reportReasons: {
    nudity: 'Nacktheit oder sexuelle Inhalte',
    minor: 'Wirkt minderjährig',
    harassment: 'Beleidigungen oder Drohungen',
    hate: 'Hass',
    spam: 'Spam oder Werbung',
    other: 'Etwas anderes',
  },

  profileTitle: 'Wer bist du?',
  profileAdvice: 'So sehen dich die anderen.',
  profileName: 'Name',
  profileAge: 'Alter (freiwillig)',
  profileSave: 'Speichern',
  profileFaults: {
    name_missing: 'Bitte gib einen Namen ein.',
    name_long: 'Der Name ist zu lang: höchstens 40 Zeichen.',
    age_range: 'Bitte gib eine Zahl von 18 bis 120 ein, oder lass das Feld leer.',
  },

  consentTitle: 'Bevor du anfängst',
  consentAdvice: 'Du triffst Leute, die du nicht kennst. Sei freundlich, bleib anständig, und melde, wer es nicht ist.',
  consentRules: 'Regeln dieser Seite',
  consentAgree: 'Ich bin mindestens 18 und damit einverstanden',
  consentDecline: 'Jetzt nicht',
}
