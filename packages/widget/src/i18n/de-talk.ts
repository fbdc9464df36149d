import type { TalkStrings } from './talk-strings.ts'

export const talk: TalkStrings = {
  you: 'Du',
  chatTitle: (name) => `Chat mit ${name}`,
  chatEmpty: 'Hier erscheinen eure Nachrichten.',
  chatEmptyInCall: (name) => `Schreib ${name} etwas.`,
  chatClassic: 'Dein Gegenüber hat ein älteres Programm ohne Chat.',
  write: 'Nachricht schreiben',
  writeTo: (name) => `Nachricht an ${name}`,
  send: 'Senden',
  notSent: 'Nicht gesendet',
  notAllowed: 'Nicht gesendet: Das ist hier nicht erlaubt',
  typing: (name) => `${name} schreibt…`,

  connection: {
    title: 'Verbindung',
    measuring: 'Wird gemessen…',
    way: 'Weg',
    ways: {
      host: 'Direkt',
      srflx: 'Direkt, über die Adresse deines Netzes',
      prflx: 'Direkt, über die Adresse deines Netzes',
      relay: 'Über einen Vermittlungsserver',
      unknown: 'Nicht bekannt',
    },
    roundTrip: 'Hin und zurück',
    received: 'Empfangen',
    sent: 'Gesendet',
    picture: 'Bild',
    frames: 'Bilder je Sekunde',
    rate: 'Bitrate',
    loss: 'Verloren',
  },
}
