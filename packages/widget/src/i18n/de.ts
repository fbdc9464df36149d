import { dialogs } from './de/dialogs.ts'
import { faults } from './de/faults.ts'
import { talk } from './de/talk.ts'
import { tools } from './de/tools.ts'
import type { Strings } from './strings.ts'

export const de: Strings = {
  locale: 'de',
  dir: 'ltr',
  sentence: (words) => `${words}.`,
  element: 'Chat mit einer fremden Person',

  find: 'Suchen',
  keepLooking: 'Weitersuchen',
  cancel: 'Abbrechen',
  next: 'Nächste Person',
  stop: 'Stopp',
  checkCamera: 'Kamera testen',
  checkMicrophone: 'Mikrofon testen',
  microphoneOn: 'Mikrofon einschalten',
  microphoneOff: 'Mikrofon ausschalten',
  cameraOn: 'Kamera einschalten',
  cameraOff: 'Kamera ausschalten',
  chatOpen: 'Chat öffnen',
  chatOpenUnread: (count) => `Chat öffnen, ${count} ungelesen`,
  chatClose: 'Chat schließen',
  more: 'Mehr',
  reportPartner: (name) => `${name} melden`,

  stranger: 'Unbekannt',
  nameAndAge: (name, age) => `${name}, ${age}`,
  partnerCameraOff: 'Kamera aus',
  ownPicture: 'Dein eigenes Bild',
  ownCameraOff: 'Deine Kamera ist aus',
  partnerPicture: (name) => `Bild von ${name}`,
  tapToHear: 'Tippen für Bild und Ton',

  idle: {
    video: { headline: 'Lern jemanden kennen', detail: 'Ihr seht und hört euch, sobald jemand da ist.' },
    audio: { headline: 'Sprich mit jemandem', detail: 'Ihr hört euch, sobald jemand da ist.' },
    text: { headline: 'Schreib mit jemandem', detail: 'Ohne Kamera, ohne Mikrofon: nur Worte.' },
  },
  preview: {
    headline: 'So sehen dich die anderen',
    detail: 'Noch sieht dich niemand. Drück auf Suchen, wenn du so weit bist.',
  },
  asking: {
    video: {
      headline: 'Deine Kamera wird geöffnet…',
      detail: 'Wenn dein Browser fragt, erlaube Kamera und Mikrofon.',
    },
    audio: { headline: 'Dein Mikrofon wird geöffnet…', detail: 'Wenn dein Browser fragt, erlaube das Mikrofon.' },
  },
  toServer: 'Wird verbunden…',
  reconnecting: 'Wird neu verbunden…',
  signalingLostInCall: 'Der Server ist weg. Euer Gespräch geht weiter.',
  peerAway: (name) => `Die Verbindung von ${name} ist unterbrochen. Wir warten…`,
  reconnectingTo: (name) => `${name} wird neu verbunden…`,
  carries: {
    audio: 'Deine Verbindung ist zu schwach für dein Bild. Man hört dich weiter.',
    text: 'Deine Verbindung ist zu schwach für Ton. Schreiben geht noch.',
  },
  quality: {
    4: 'Verbindung: gut',
    3: 'Verbindung: mittel',
    2: 'Verbindung: schlecht',
    1: 'Verbindung: sehr schlecht',
    0: 'Verbindung: verloren',
  },
  looking: 'Jemand wird gesucht',
  online: { other: (count) => `${count} online` },
  aftermath: {
    left: 'Dein Gegenüber ist gegangen. Weiter geht die Suche…',
    next: 'Weiter geht die Suche…',
    failed: 'Es kam keine Verbindung zustande. Weiter geht die Suche…',
    reported: 'Danke für die Meldung. Weiter geht die Suche…',
    lost: 'Das Gespräch ist abgebrochen. Weiter geht die Suche…',
    over: 'Das Gespräch wurde beendet. Weiter geht die Suche…',
  },
  waiting: {
    queued: 'Du bist als Nächstes dran.',
    only_recent: 'Gerade sind nur Leute hier, die du eben getroffen hast. Es kommt bald jemand Neues.',
    only_incompatible: 'Es sind andere da, aber sie suchen etwas anderes.',
    backend: 'Der Server holt kurz Luft. Dein Platz bleibt dir.',
  },
  ahead: { one: () => 'Eine Person ist vor dir dran.', other: (count) => `${count} Leute sind vor dir dran.` },
  manners: 'Sei freundlich. Du kannst jederzeit zur nächsten Person.',
  negotiating: (name) => ({
    headline: 'Wird verbunden…',
    detail: name === null ? 'Gleich lernst du jemanden kennen.' : `Dein Gegenüber: ${name}.`,
  }),
  ended: {
    stopped: { headline: 'Du hast aufgehört', detail: 'Kamera und Mikrofon sind aus.' },
    left: { headline: 'Du hast aufgehört', detail: 'Kamera und Mikrofon sind aus.' },
    peer_left: { headline: 'Dein Gegenüber ist gegangen', detail: 'Drück auf Suchen, um jemand anderen zu treffen.' },
    queue_timeout: { headline: 'Noch ist niemand da', detail: 'Such weiter, oder komm später wieder.' },
    no_relay: {
      headline: 'Gerade ist keine private Verbindung möglich',
      detail: 'Drück auf Suchen, um es wieder zu versuchen.',
    },
    moderated: {
      headline: 'Die Moderation hat das Gespräch beendet',
      detail: 'Bitte beachte die Regeln dieser Seite.',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'Neue Nachrichten',

  thanks: 'Danke für die Meldung.',
  profileChange: (who) => `${who}: ändern`,
  consentDeclined: {
    headline: 'Erst brauchen wir dein Ja',
    detail: 'Drück auf Suchen, um die Regeln noch einmal zu lesen.',
  },

  faults,
  ways: {
    retry: 'Erneut versuchen',
    audio: 'Nur Ton',
    text: 'Nur Text',
    diagnose: 'Woran liegt es?',
    dismiss: 'So weitermachen',
  },
  dialogs,
  talk,
  tools,
}
