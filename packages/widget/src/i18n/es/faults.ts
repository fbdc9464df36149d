import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'No hay ningún servidor de Mismatch configurado',
    advice: 'Si administras esta página, añade server="wss://…" al elemento, con la dirección de tu servidor.',
  },
  invalid_options: {
    title: 'Hay un problema con la configuración',
    advice:
      'Esta página no está bien configurada; quien la administra puede arreglarlo. Si eres tú, revisa server="…" y los demás atributos del elemento.',
  },

  camera_refused: {
    title: 'Tu cámara no está permitida aquí',
    advice: 'Permite la cámara y el micrófono en la barra de direcciones del navegador, o sigue sin ellos.',
  },
  camera_missing: {
    title: 'No se encontró ninguna cámara ni micrófono',
    advice: 'Conéctalos, o sigue sin ellos.',
  },
  camera_busy: {
    title: 'Otra aplicación está usando tu cámara',
    advice: 'Cierra esa aplicación o pestaña, o sigue sin la cámara.',
  },
  microphone_refused: {
    title: 'Tu micrófono no está permitido aquí',
    advice: 'Permite el micrófono en la barra de direcciones del navegador, o sigue sin él.',
  },
  microphone_missing: {
    title: 'No se encontró ningún micrófono',
    advice: 'Conecta uno, o sigue sin él.',
  },
  microphone_busy: {
    title: 'Otra aplicación está usando tu micrófono',
    advice: 'Cierra esa aplicación o pestaña, o sigue sin él.',
  },
  media_failed: {
    title: 'La cámara o el micrófono dejaron de funcionar',
    advice: 'Comprueba que estén conectados, o sigue sin ellos.',
  },
  insecure_page: {
    title: 'Esta página no puede usar tu cámara',
    advice:
      'Los navegadores solo dan acceso a la cámara a páginas https. Abre esta página con https, o sigue solo con texto.',
  },
  media_framed: {
    title: 'La cámara y el micrófono están bloqueados aquí',
    advice:
      'La página que contiene este chat tiene que permitirlos. Si la administras, añade allow="camera; microphone" al iframe. O sigue sin ellos.',
  },
  no_sockets: {
    title: 'Este navegador no puede abrir el chat',
    advice: 'No permite ni llamadas ni mensajes. Usa una versión actual de Chrome, Firefox, Safari o Edge.',
  },
  unsupported_browser: {
    title: 'Este navegador no permite videollamadas',
    advice: 'Usa una versión actual de Chrome, Firefox, Safari o Edge, o sigue solo con texto.',
  },

  unreachable: {
    title: 'No se puede conectar con el servidor',
    advice: 'Revisa tu conexión. Lo seguimos intentando.',
  },
  not_a_mismatch_server: {
    title: 'Este no es un servidor de Mismatch',
    advice: 'Si administras esta página, revisa la dirección en server="…".',
  },
  refused: {
    title: 'El servidor rechazó tu conexión',
    advice: 'Inténtalo de nuevo en un momento. Si sigue igual, avisa a quien administra esta página.',
  },
  banned: {
    title: 'Por ahora no puedes participar aquí',
    advice: 'Alguien te reportó, o no cumpliste una norma de este sitio.',
  },
  replaced: {
    title: 'El chat sigue en otra ventana',
    advice: 'Usa esa ventana, o continúa aquí.',
  },

  not_loaded: {
    title: 'No se pudo cargar',
    advice: 'Revisa tu conexión e inténtalo de nuevo.',
  },
  no_connections: {
    title: 'Puede que tu red bloquee las llamadas',
    advice:
      'Fallaron tres conexiones seguidas. Puede deberse a un firewall o a una VPN: prueba otra red, o sigue solo con texto.',
  },
  screen_refused: {
    title: 'Tu pantalla no se comparte',
    advice: 'Inténtalo de nuevo y elige qué mostrar.',
  },
  no_relay: {
    title: 'Ahora no es posible una conexión privada',
    advice: 'El servidor no tiene un intermediario que oculte tu dirección.',
  },
  not_connected: {
    title: 'Todavía no hay conexión',
    advice: 'Espera a ver a la otra persona e inténtalo de nuevo.',
  },
  invalid_message: { title: 'Este mensaje no se puede enviar', advice: 'Está vacío o es demasiado largo.' },
  invalid_file: {
    title: 'Este archivo no se puede enviar',
    advice: 'Quizá sea demasiado grande (más de 100 MB) o ya no esté donde estaba.',
  },
  files_unavailable: {
    title: 'Aquí no se pueden enviar archivos',
    advice: 'Con la próxima persona quizá funcione.',
  },
  session_over: { title: 'La otra persona se fue', advice: 'Ya no se puede enviar nada.' },
  rate_limited: { title: 'Vas demasiado rápido', advice: 'Espera un momento y sigue.' },
  server_error: { title: 'El servidor no lo entendió', advice: 'Inténtalo de nuevo en un momento.' },
}
