import { dialogs } from './fr/dialogs.ts'
import { faults } from './fr/faults.ts'
import { talk } from './fr/talk.ts'
import { tools } from './fr/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const fr: Strings = {
  locale: 'fr',
  dir: 'ltr',
  sentence: (words) => `${words}.`,
  element: 'Discussion avec une personne inconnue',

  find: 'Chercher',
  keepLooking: 'Chercher encore',
  cancel: 'Annuler',
  next: 'Suivant',
  stop: 'Arrêter',
  checkCamera: 'Tester la caméra',
  checkMicrophone: 'Tester le micro',
  microphoneOn: 'Activer le micro',
  microphoneOff: 'Couper le micro',
  cameraOn: 'Activer la caméra',
  cameraOff: 'Couper la caméra',
  chatOpen: 'Ouvrir la discussion',
  chatOpenUnread: (count) => `Ouvrir la discussion, messages non lus\u202f: ${count}`,
  chatClose: 'Fermer la discussion',
  more: 'Plus',
  reportPartner: (name) => `Signaler ${name}`,

  stranger: 'Anonyme',
  nameAndAge: (name, age) => `${name}, ${age} ans`,
  partnerCameraOff: 'Caméra coupée',
  ownPicture: 'Ta propre image',
  ownCameraOff: 'Ta caméra est coupée',
  partnerPicture: (name) => `Image\u202f: ${name}`,
  tapToHear: 'Appuie pour voir et entendre',

  idle: {
    video: {
      headline: 'Rencontre quelqu’un de nouveau',
      detail: 'Vous vous verrez et vous entendrez dès que quelqu’un sera là.',
    },
    audio: {
      headline: 'Parle à quelqu’un de nouveau',
      detail: 'Vous vous entendrez dès que quelqu’un sera là.',
    },
    text: { headline: 'Écris à quelqu’un de nouveau', detail: 'Ni caméra, ni micro\u202f: rien que des mots.' },
  },
  preview: {
    headline: 'Voilà comment on te verra',
    detail: 'Personne ne te voit encore. Appuie sur Chercher quand tu veux te lancer.',
  },
  asking: {
    video: {
      headline: 'Ouverture de la caméra…',
      detail: 'Si ton navigateur le demande, autorise la caméra et le micro.',
    },
    audio: { headline: 'Ouverture du micro…', detail: 'Si ton navigateur le demande, autorise le micro.' },
  },
  toServer: 'Connexion…',
  reconnecting: 'Reconnexion…',
  signalingLostInCall: 'Le serveur ne répond plus, mais l’appel continue.',
  peerAway: (name) => `${name} a perdu la connexion. On attend son retour…`,
  reconnectingTo: (name) => `Reconnexion avec ${name}…`,
  carries: {
    audio: 'Ta connexion est trop faible pour envoyer ton image. On t’entend toujours.',
    text: 'Ta connexion est trop faible pour le son. Tu peux toujours écrire.',
  },
  quality: {
    4: 'Connexion\u202f: bonne',
    3: 'Connexion\u202f: moyenne',
    2: 'Connexion\u202f: mauvaise',
    1: 'Connexion\u202f: très mauvaise',
    0: 'Connexion\u202f: perdue',
  },
  looking: 'On te cherche quelqu’un',
  online: { other: (count) => `${count} en ligne` },
  aftermath: {
    left: 'Cette personne est partie. On te cherche quelqu’un d’autre…',
    next: 'On te cherche quelqu’un d’autre…',
    failed: 'La connexion n’a pas abouti. On te cherche quelqu’un d’autre…',
    reported: 'Merci pour ton signalement. On te cherche quelqu’un d’autre…',
    lost: 'La conversation a été coupée. On te cherche quelqu’un d’autre…',
    over: 'La conversation est terminée. On te cherche quelqu’un d’autre…',
  },
  waiting: {
    queued: 'Le prochain tour est pour toi.',
    only_recent: 'Il n’y a que des gens que tu viens de rencontrer. D’autres vont arriver.',
    only_incompatible: 'D’autres personnes sont là, mais elles cherchent autre chose.',
    backend: 'Le serveur reprend son souffle. Tu gardes ta place.',
  },
  ahead: {
    one: () => 'Une personne passe avant toi.',
    many: (count) => `${count} de personnes passent avant toi.`,
    other: (count) => `${count} personnes passent avant toi.`,
  },
  manners: 'Reste sympa. Tu peux passer à quelqu’un d’autre à tout moment.',
  negotiating: (name) => ({ headline: 'Connexion…', detail: `Tu vas rencontrer ${name ?? 'quelqu’un de nouveau'}.` }),
  ended: {
    stopped: { headline: 'C’est terminé', detail: 'La caméra et le micro sont coupés.' },
    left: { headline: 'C’est terminé', detail: 'La caméra et le micro sont coupés.' },
    peer_left: {
      headline: 'Cette personne est partie',
      detail: 'Appuie sur Chercher pour rencontrer quelqu’un d’autre.',
    },
    queue_timeout: { headline: 'Personne pour l’instant', detail: 'Continue à chercher, ou reviens dans un moment.' },
    no_relay: {
      headline: 'Pas de connexion privée possible pour l’instant',
      detail: 'Appuie sur Chercher pour réessayer.',
    },
    moderated: {
      headline: 'La modération a mis fin à cette conversation',
      detail: 'Merci de respecter les règles de ce site.',
    },
  },

  says: (name) => `${name}\u202f:`,
  newMessages: 'Nouveaux messages',

  thanks: 'Merci pour ton signalement.',
  profileChange: (who) => `${who}\u202f: modifier`,
  consentDeclined: {
    headline: 'Il faut d’abord accepter les règles',
    detail: 'Appuie sur Chercher pour les relire.',
  },

  faults,
  ways: {
    retry: 'Réessayer',
    audio: 'Audio seul',
    text: 'Texte seul',
    diagnose: 'Savoir pourquoi',
    dismiss: 'Continuer comme ça',
  },
  dialogs,
  talk,
  tools,
}
