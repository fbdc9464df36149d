import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'Aucun serveur Mismatch n’est configuré',
    advice: 'Si tu gères cette page, ajoute server="wss://…" à l’élément, avec l’adresse de ton serveur.',
  },
  invalid_options: {
    title: 'Il y a un problème de réglages',
    advice:
      'Cette page est mal configurée\u202f; ses responsables peuvent y remédier. Si tu la gères, vérifie server="…" et les autres attributs de l’élément.',
  },

  camera_refused: {
    title: 'Ta caméra n’est pas autorisée ici',
    advice: 'Autorise la caméra et le micro dans la barre d’adresse de ton navigateur, ou continue sans.',
  },
  camera_missing: {
    title: 'Caméra ou micro introuvable',
    advice: 'Branche-les, ou continue sans.',
  },
  camera_busy: {
    title: 'Une autre application utilise ta caméra',
    advice: 'Ferme cette application ou cet onglet, ou continue sans la caméra.',
  },
  microphone_refused: {
    title: 'Ton micro n’est pas autorisé ici',
    advice: 'Autorise le micro dans la barre d’adresse de ton navigateur, ou continue sans.',
  },
  microphone_missing: {
    title: 'Aucun micro trouvé',
    advice: 'Branches-en un, ou continue sans.',
  },
  microphone_busy: {
    title: 'Une autre application utilise ton micro',
    advice: 'Ferme cette application ou cet onglet, ou continue sans.',
  },
  media_failed: {
    title: 'La caméra ou le micro ne marche plus',
    advice: 'Vérifie qu’ils sont bien branchés, ou continue sans.',
  },
  insecure_page: {
    title: 'Cette page n’a pas le droit d’utiliser ta caméra',
    advice:
      'Les navigateurs ne donnent la caméra qu’aux pages en https. Ouvre cette page en https, ou passe à l’écrit.',
  },
  media_framed: {
    title: 'La caméra et le micro sont bloqués ici',
    advice:
      'La page qui contient ce chat doit les autoriser. Si tu la gères, ajoute allow="camera; microphone" à l’iframe. Ou continue sans.',
  },
  no_sockets: {
    title: 'Ce navigateur ne peut pas ouvrir le chat',
    advice: 'Ni les appels ni l’écrit n’y fonctionnent. Prends une version récente de Chrome, Firefox, Safari ou Edge.',
  },
  unsupported_browser: {
    title: 'Ce navigateur ne permet pas les appels vidéo',
    advice: 'Prends une version récente de Chrome, Firefox, Safari ou Edge, ou passe à l’écrit.',
  },

  unreachable: {
    title: 'Le serveur est injoignable',
    advice: 'Vérifie ta connexion. On continue d’essayer.',
  },
  not_a_mismatch_server: {
    title: 'Ce n’est pas un serveur Mismatch',
    advice: 'Si tu gères cette page, vérifie l’adresse dans server="…".',
  },
  refused: {
    title: 'Le serveur a refusé ta connexion',
    advice: 'Réessaie dans un instant. Si ça continue, préviens les responsables de cette page.',
  },
  banned: {
    title: 'Tu ne peux pas participer ici pour l’instant',
    advice: 'Il y a eu un signalement contre toi, ou une règle de ce site n’a pas été respectée.',
  },
  replaced: {
    title: 'Tu as continué dans une autre fenêtre',
    advice: 'Utilise celle-là, ou reprends ici.',
  },

  not_loaded: {
    title: 'Le chargement a échoué',
    advice: 'Vérifie ta connexion, puis réessaie.',
  },
  no_connections: {
    title: 'Ton réseau bloque peut-être les appels',
    advice:
      'Trois connexions de suite ont échoué. C’est peut-être un pare-feu ou un VPN\u202f: essaie un autre réseau, ou passe à l’écrit.',
  },
  screen_refused: { title: 'Ton écran n’est pas partagé', advice: 'Réessaie, et choisis ce que tu veux montrer.' },
  no_relay: {
    title: 'Pas de connexion privée possible pour l’instant',
    advice: 'Le serveur n’a pas de relais pour cacher ton adresse.',
  },
  not_connected: {
    title: 'La connexion n’est pas encore établie',
    advice: 'Attends que vous vous voyiez, puis réessaie.',
  },
  invalid_message: { title: 'Impossible d’envoyer ce message', advice: 'Il est vide ou trop long.' },
  invalid_file: {
    title: 'Impossible d’envoyer ce fichier',
    advice: 'Il est peut-être trop gros (plus de 100 Mo), ou il n’est plus là.',
  },
  files_unavailable: {
    title: 'Impossible d’envoyer des fichiers ici',
    advice: 'Avec la prochaine personne, ça marchera peut-être.',
  },
  session_over: { title: 'Cette personne est partie', advice: 'On ne peut plus rien lui envoyer.' },
  rate_limited: { title: 'Un peu trop vite', advice: 'Attends un instant, puis continue.' },
  server_error: { title: 'Le serveur n’a pas compris', advice: 'Réessaie dans un instant.' },
}
