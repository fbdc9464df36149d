import { dialogs } from './es/dialogs.ts'
import { faults } from './es/faults.ts'
import { talk } from './es/talk.ts'
import { tools } from './es/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const es: Strings = {
  locale: 'es',
  dir: 'ltr',
  sentence: (words) => `${words}.`,
  element: 'Chat con alguien que no conoces',

  find: 'Buscar',
  keepLooking: 'Seguir buscando',
  cancel: 'Cancelar',
  next: 'Siguiente',
  stop: 'Parar',
  checkCamera: 'Probar cámara',
  checkMicrophone: 'Probar micrófono',
  microphoneOn: 'Encender el micrófono',
  microphoneOff: 'Apagar el micrófono',
  cameraOn: 'Encender la cámara',
  cameraOff: 'Apagar la cámara',
  chatOpen: 'Abrir el chat',
  chatOpenUnread: (count) => `Abrir el chat, ${count} sin leer`,
  chatClose: 'Cerrar el chat',
  more: 'Más',
  reportPartner: (name) => `Reportar a ${name}`,

  stranger: 'Alguien',
  nameAndAge: (name, age) => `${name}, ${age}`,
  partnerCameraOff: 'Cámara apagada',
  ownPicture: 'Tu propia imagen',
  ownCameraOff: 'Tu cámara está apagada',
  partnerPicture: (name) => `Imagen de ${name}`,
  tapToHear: 'Toca para ver y oír',

  idle: {
    video: {
      headline: 'Conoce a alguien nuevo',
      detail: 'En cuanto haya alguien, podrás ver y oír a esa persona, y ella a ti.',
    },
    audio: {
      headline: 'Habla con alguien nuevo',
      detail: 'En cuanto haya alguien, podrás oír a esa persona, y ella a ti.',
    },
    text: { headline: 'Escribe a alguien nuevo', detail: 'Sin cámara ni micrófono: solo palabras.' },
  },
  preview: {
    headline: 'Así te verá la gente',
    detail: 'Todavía no te ve nadie. Pulsa Buscar cuando quieras empezar.',
  },
  asking: {
    video: { headline: 'Abriendo la cámara…', detail: 'Si el navegador lo pide, permite la cámara y el micrófono.' },
    audio: { headline: 'Abriendo el micrófono…', detail: 'Si el navegador lo pide, permite el micrófono.' },
  },
  toServer: 'Conectando…',
  reconnecting: 'Reconectando…',
  signalingLostInCall: 'El servidor no responde, pero tu llamada sigue.',
  peerAway: (name) => `Se interrumpió la conexión de ${name}. Esperando a que vuelva…`,
  reconnectingTo: (name) => `Reconectando con ${name}…`,
  carries: {
    audio: 'Tu conexión no da para enviar tu imagen. Se te sigue oyendo.',
    text: 'Tu conexión no da para el sonido. Todavía puedes escribir.',
  },
  quality: {
    4: 'Conexión: buena',
    3: 'Conexión: regular',
    2: 'Conexión: mala',
    1: 'Conexión: muy mala',
    0: 'Conexión: perdida',
  },
  looking: 'Buscando a alguien',
  online: { other: (count) => `${count} en línea` },
  aftermath: {
    left: 'La otra persona se fue. Buscando a alguien más…',
    next: 'Buscando a alguien más…',
    failed: 'No se pudo conectar. Buscando a alguien más…',
    reported: 'Gracias por avisar. Buscando a alguien más…',
    lost: 'Se cortó la conversación. Buscando a alguien más…',
    over: 'Se cerró la conversación. Buscando a alguien más…',
  },
  waiting: {
    queued: 'Tu turno es el siguiente.',
    only_recent: 'Solo hay gente que acabas de conocer. Pronto llegará alguien nuevo.',
    only_incompatible: 'Hay más gente, pero busca otra cosa.',
    backend: 'El servidor se está tomando un respiro. No pierdes tu lugar.',
  },
  ahead: {
    one: () => 'Hay una persona delante de ti.',
    many: (count) => `Hay ${count} de personas delante de ti.`,
    other: (count) => `Hay ${count} personas delante de ti.`,
  },
  manners: 'Sé amable. Puedes pasar a otra persona cuando quieras.',
  negotiating: (name) => ({ headline: 'Conectando…', detail: `Vas a conocer a ${name ?? 'alguien nuevo'}.` }),
  ended: {
    stopped: { headline: 'Chat terminado', detail: 'La cámara y el micrófono están apagados.' },
    left: { headline: 'Chat terminado', detail: 'La cámara y el micrófono están apagados.' },
    peer_left: { headline: 'La otra persona se fue', detail: 'Pulsa Buscar para conocer a alguien más.' },
    queue_timeout: { headline: 'Todavía no hay nadie', detail: 'Sigue buscando o vuelve dentro de un rato.' },
    no_relay: {
      headline: 'Ahora no es posible una conexión privada',
      detail: 'Pulsa Buscar para intentarlo de nuevo.',
    },
    moderated: {
      headline: 'La moderación cerró esta conversación',
      detail: 'Por favor, respeta las normas de este sitio.',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'Mensajes nuevos',

  thanks: 'Gracias por avisar.',
  profileChange: (who) => `${who}: cambiar`,
  consentDeclined: {
    headline: 'Primero tienes que aceptar las normas',
    detail: 'Pulsa Buscar para volver a leerlas.',
  },

  faults,
  ways: {
    retry: 'Reintentar',
    audio: 'Solo audio',
    text: 'Solo texto',
    diagnose: 'Ver por qué',
    dismiss: 'Seguir así',
  },
  dialogs,
  talk,
  tools,
}
