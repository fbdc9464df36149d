import { dialogs } from './pt/dialogs.ts'
import { faults } from './pt/faults.ts'
import { talk } from './pt/talk.ts'
import { tools } from './pt/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const pt: Strings = {
  locale: 'pt',
  dir: 'ltr',
  sentence: (words) => `${words}.`,
  element: 'Conversa com alguém que você não conhece',

  find: 'Procurar',
  keepLooking: 'Procurar mais',
  cancel: 'Cancelar',
  next: 'Próximo',
  stop: 'Parar',
  checkCamera: 'Testar câmera',
  checkMicrophone: 'Testar microfone',
  microphoneOn: 'Ligar o microfone',
  microphoneOff: 'Desligar o microfone',
  cameraOn: 'Ligar a câmera',
  cameraOff: 'Desligar a câmera',
  chatOpen: 'Abrir o chat',
  chatOpenUnread: (count) => `Abrir o chat, mensagens não lidas: ${count}`,
  chatClose: 'Fechar o chat',
  more: 'Mais',
  reportPartner: (name) => `Denunciar ${name}`,

  stranger: 'Alguém',
  nameAndAge: (name, age) => `${name}, ${age}`,
  partnerCameraOff: 'Câmera desligada',
  ownPicture: 'Sua própria imagem',
  ownCameraOff: 'Sua câmera está desligada',
  partnerPicture: (name) => `Imagem de ${name}`,
  tapToHear: 'Toque para ver e ouvir',

  idle: {
    video: {
      headline: 'Conheça alguém novo',
      detail: 'Vocês vão se ver e se ouvir assim que alguém aparecer.',
    },
    audio: { headline: 'Fale com alguém novo', detail: 'Vocês vão se ouvir assim que alguém aparecer.' },
    text: { headline: 'Escreva para alguém novo', detail: 'Sem câmera, sem microfone: só palavras.' },
  },
  preview: {
    headline: 'É assim que vão ver você',
    detail: 'Ninguém está vendo você ainda. Toque em Procurar quando quiser começar.',
  },
  asking: {
    video: { headline: 'Abrindo a câmera…', detail: 'Se o navegador perguntar, permita a câmera e o microfone.' },
    audio: { headline: 'Abrindo o microfone…', detail: 'Se o navegador perguntar, permita o microfone.' },
  },
  toServer: 'Conectando…',
  reconnecting: 'Reconectando…',
  signalingLostInCall: 'O servidor não responde, mas sua chamada continua.',
  peerAway: (name) => `A conexão de ${name} caiu. Esperando a pessoa voltar…`,
  reconnectingTo: (name) => `Reconectando com ${name}…`,
  carries: {
    audio: 'Sua conexão está fraca demais para enviar sua imagem. Sua voz continua chegando.',
    text: 'Sua conexão está fraca demais para o som. Você ainda pode escrever.',
  },
  quality: {
    4: 'Conexão: boa',
    3: 'Conexão: razoável',
    2: 'Conexão: ruim',
    1: 'Conexão: muito ruim',
    0: 'Conexão: perdida',
  },
  looking: 'Procurando alguém',
  online: { other: (count) => `${count} online` },
  aftermath: {
    left: 'A outra pessoa saiu. Procurando mais alguém…',
    next: 'Procurando mais alguém…',
    failed: 'Não deu para conectar. Procurando mais alguém…',
    reported: 'Agradecemos a denúncia. Procurando mais alguém…',
    lost: 'A conversa caiu. Procurando mais alguém…',
    over: 'A conversa foi encerrada. Procurando mais alguém…',
  },
  waiting: {
    queued: 'Você é a próxima pessoa da fila.',
    only_recent: 'Só há pessoas que você acabou de conhecer. Logo chega alguém novo.',
    only_incompatible: 'Há outras pessoas aqui, mas elas procuram outra coisa.',
    backend: 'O servidor está recuperando o fôlego. Seu lugar está guardado.',
  },
  ahead: {
    one: () => 'Há uma pessoa na sua frente.',
    many: (count) => `Há ${count} de pessoas na sua frente.`,
    other: (count) => `Há ${count} pessoas na sua frente.`,
  },
  manners: 'Seja gentil. Você pode passar para outra pessoa quando quiser.',
  negotiating: (name) => ({ headline: 'Conectando…', detail: `Você vai conhecer ${name ?? 'alguém novo'}.` }),
  ended: {
    stopped: { headline: 'Chat encerrado', detail: 'A câmera e o microfone estão desligados.' },
    left: { headline: 'Chat encerrado', detail: 'A câmera e o microfone estão desligados.' },
    peer_left: { headline: 'A outra pessoa saiu', detail: 'Toque em Procurar para conhecer mais alguém.' },
    queue_timeout: { headline: 'Ainda não há ninguém', detail: 'Continue procurando ou volte daqui a pouco.' },
    no_relay: {
      headline: 'Agora não dá para fazer uma conexão privada',
      detail: 'Toque em Procurar para tentar de novo.',
    },
    moderated: {
      headline: 'A moderação encerrou esta conversa',
      detail: 'Por favor, respeite as regras deste site.',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'Novas mensagens',

  thanks: 'Agradecemos a denúncia.',
  profileChange: (who) => `${who}: alterar`,
  consentDeclined: {
    headline: 'Primeiro você precisa concordar',
    detail: 'Toque em Procurar para reler as regras.',
  },

  faults,
  ways: {
    retry: 'Tentar de novo',
    audio: 'Só áudio',
    text: 'Só texto',
    diagnose: 'Saber por quê',
    dismiss: 'Continuar assim',
  },
  dialogs,
  talk,
  tools,
}
