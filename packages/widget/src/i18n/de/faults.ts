import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'Es ist kein Mismatch-Server eingestellt',
    advice: 'An die Betreiber dieser Seite: Ergänzt am Element server="wss://…" mit der Adresse eures Servers.',
  },
  invalid_options: {
    title: 'Die Einstellungen passen nicht',
    advice:
      'Diese Seite ist nicht richtig eingerichtet; ihre Betreiber können das beheben. An sie: Prüft server="…" und die anderen Attribute des Elements.',
  },

  camera_refused: {
    title: 'Deine Kamera ist hier nicht erlaubt',
    advice: 'Erlaube Kamera und Mikrofon in der Adressleiste deines Browsers, oder mach ohne sie weiter.',
  },
  camera_missing: {
    title: 'Keine Kamera und kein Mikrofon gefunden',
    advice: 'Schließ sie an, oder mach ohne sie weiter.',
  },
  camera_busy: {
    title: 'Ein anderes Programm benutzt deine Kamera',
    advice: 'Schließ dieses Programm oder den anderen Tab, oder mach ohne Kamera weiter.',
  },
  microphone_refused: {
    title: 'Dein Mikrofon ist hier nicht erlaubt',
    advice: 'Erlaube das Mikrofon in der Adressleiste deines Browsers, oder mach ohne es weiter.',
  },
  microphone_missing: {
    title: 'Kein Mikrofon gefunden',
    advice: 'Schließ eines an, oder mach ohne es weiter.',
  },
  microphone_busy: {
    title: 'Ein anderes Programm benutzt dein Mikrofon',
    advice: 'Schließ dieses Programm oder den anderen Tab, oder mach ohne es weiter.',
  },
  media_failed: {
    title: 'Kamera oder Mikrofon sind ausgefallen',
    advice: 'Prüf, ob sie angeschlossen sind, oder mach ohne sie weiter.',
  },
  insecure_page: {
    title: 'Diese Seite darf deine Kamera nicht benutzen',
    advice:
      'Browser geben die Kamera nur für https-Seiten frei. Öffne diese Seite mit https, oder schreib stattdessen.',
  },
  media_framed: {
    title: 'Kamera und Mikrofon sind hier gesperrt',
    advice:
      'Die Seite um diesen Chat herum muss sie erlauben. An ihre Betreiber: Setzt allow="camera; microphone" am iframe. Oder mach ohne sie weiter.',
  },
  no_sockets: {
    title: 'Dieser Browser kann den Chat nicht öffnen',
    advice: 'Weder Anrufe noch Schreiben gehen darin. Nimm ein aktuelles Chrome, Firefox, Safari oder Edge.',
  },
  unsupported_browser: {
    title: 'Dieser Browser kann keine Videoanrufe',
    advice: 'Nimm ein aktuelles Chrome, Firefox, Safari oder Edge, oder schreib stattdessen.',
  },

  unreachable: {
    title: 'Der Server ist nicht erreichbar',
    advice: 'Prüf deine Verbindung. Wir versuchen es weiter.',
  },
  not_a_mismatch_server: {
    title: 'Das ist kein Mismatch-Server',
    advice: 'An die Betreiber dieser Seite: Prüft die Adresse in server="…".',
  },
  refused: {
    title: 'Der Server hat dich abgewiesen',
    advice: 'Versuch es gleich noch einmal. Wenn es so bleibt, sag den Betreibern dieser Seite Bescheid.',
  },
  banned: {
    title: 'Du kannst hier vorerst nicht mitmachen',
    advice: 'Jemand hat dich gemeldet, oder du hast gegen eine Regel dieser Seite verstoßen.',
  },
  replaced: {
    title: 'Du hast in einem anderen Fenster weitergemacht',
    advice: 'Benutze das andere, oder hol das Gespräch hierher.',
  },

  not_loaded: {
    title: 'Das konnte nicht geladen werden',
    advice: 'Prüf deine Verbindung, und versuch es dann noch einmal.',
  },
  no_connections: {
    title: 'Dein Netz lässt wohl keine Anrufe durch',
    advice:
      'Drei Verbindungen hintereinander sind gescheitert. Das kann an einer Firewall oder einem VPN liegen: Versuch es in einem anderen Netz, oder schreib stattdessen.',
  },
  screen_refused: {
    title: 'Dein Bildschirm wird nicht geteilt',
    advice: 'Versuch es noch einmal und wähl aus, was du zeigen willst.',
  },
  no_relay: {
    title: 'Eine verdeckte Verbindung ist gerade nicht möglich',
    advice: 'Der Server hat keine Vermittlung, die deine Adresse verbirgt.',
  },
  not_connected: {
    title: 'Ihr seid noch nicht verbunden',
    advice: 'Warte, bis ihr euch seht, dann versuch es noch einmal.',
  },
  invalid_message: { title: 'Diese Nachricht lässt sich nicht senden', advice: 'Sie ist leer oder zu lang.' },
  invalid_file: {
    title: 'Diese Datei lässt sich nicht senden',
    advice: 'Vielleicht ist sie zu groß (über 100 MB) oder nicht mehr da.',
  },
  files_unavailable: {
    title: 'Hier lassen sich keine Dateien senden',
    advice: 'Beim nächsten Gegenüber geht es vielleicht.',
  },
  session_over: { title: 'Dein Gegenüber ist weg', advice: 'Hier kannst du nichts mehr senden.' },
  rate_limited: { title: 'Etwas zu schnell', advice: 'Warte einen Augenblick, dann geht es weiter.' },
  server_error: { title: 'Der Server hat das nicht verstanden', advice: 'Versuch es gleich noch einmal.' },
}
