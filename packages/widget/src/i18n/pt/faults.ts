import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'Nenhum servidor Mismatch foi definido',
    advice: 'Se você cuida desta página, acrescente server="wss://…" ao elemento, com o endereço do seu servidor.',
  },
  invalid_options: {
    title: 'Há um problema nas configurações',
    advice:
      'Esta página não está bem configurada; quem cuida dela pode resolver. Se for você, confira server="…" e os outros atributos do elemento.',
  },

  camera_refused: {
    title: 'Sua câmera não está permitida aqui',
    advice: 'Permita a câmera e o microfone na barra de endereço do navegador, ou continue sem eles.',
  },
  camera_missing: {
    title: 'Nenhuma câmera ou microfone encontrado',
    advice: 'Conecte um, ou continue sem.',
  },
  camera_busy: {
    title: 'Outro aplicativo está usando sua câmera',
    advice: 'Feche esse aplicativo ou essa aba, ou continue sem a câmera.',
  },
  microphone_refused: {
    title: 'Seu microfone não está permitido aqui',
    advice: 'Permita o microfone na barra de endereço do navegador, ou continue sem ele.',
  },
  microphone_missing: {
    title: 'Nenhum microfone encontrado',
    advice: 'Conecte um, ou continue sem ele.',
  },
  microphone_busy: {
    title: 'Outro aplicativo está usando seu microfone',
    advice: 'Feche esse aplicativo ou essa aba, ou continue sem ele.',
  },
  media_failed: {
    title: 'A câmera ou o microfone parou de funcionar',
    advice: 'Veja se estão conectados, ou continue sem eles.',
  },
  insecure_page: {
    title: 'Esta página não pode usar sua câmera',
    advice: 'Os navegadores só liberam a câmera para páginas https. Abra esta página com https, ou use só texto.',
  },
  media_framed: {
    title: 'A câmera e o microfone estão bloqueados aqui',
    advice:
      'A página em volta deste chat precisa permiti-los. Se você cuida dela, acrescente allow="camera; microphone" ao iframe. Ou continue sem eles.',
  },
  no_sockets: {
    title: 'Este navegador não consegue abrir o chat',
    advice: 'Nem chamadas nem mensagens funcionam nele. Use uma versão atual do Chrome, Firefox, Safari ou Edge.',
  },
  unsupported_browser: {
    title: 'Este navegador não faz chamadas de vídeo',
    advice: 'Use uma versão atual do Chrome, Firefox, Safari ou Edge, ou use só texto.',
  },

  unreachable: {
    title: 'Não deu para conectar ao servidor',
    advice: 'Verifique sua conexão. Continuamos tentando.',
  },
  not_a_mismatch_server: {
    title: 'Este não é um servidor Mismatch',
    advice: 'Se você cuida desta página, confira o endereço em server="…".',
  },
  refused: {
    title: 'O servidor recusou sua conexão',
    advice: 'Tente de novo daqui a pouco. Se continuar assim, avise quem cuida desta página.',
  },
  banned: {
    title: 'Por enquanto você não pode participar aqui',
    advice: 'Alguém denunciou você, ou você não respeitou uma regra deste site.',
  },
  replaced: {
    title: 'Você continuou em outra janela',
    advice: 'Use aquela, ou continue por aqui.',
  },

  not_loaded: {
    title: 'Não deu para carregar',
    advice: 'Verifique sua conexão e tente de novo.',
  },
  no_connections: {
    title: 'Sua rede talvez bloqueie chamadas',
    advice: 'Três conexões seguidas falharam. Pode ser um firewall ou uma VPN: tente outra rede, ou use só texto.',
  },
  screen_refused: { title: 'Sua tela não está sendo compartilhada', advice: 'Tente de novo e escolha o que mostrar.' },
  no_relay: {
    title: 'Agora não dá para fazer uma conexão privada',
    advice: 'O servidor não tem um intermediário para esconder seu endereço.',
  },
  not_connected: {
    title: 'A conexão ainda não está pronta',
    advice: 'Espere até vocês se verem e tente de novo.',
  },
  invalid_message: { title: 'Não dá para enviar esta mensagem', advice: 'Ela está vazia ou é longa demais.' },
  invalid_file: {
    title: 'Não dá para enviar este arquivo',
    advice: 'Talvez ele seja grande demais (mais de 100 MB) ou não esteja mais no lugar.',
  },
  files_unavailable: {
    title: 'Não dá para enviar arquivos aqui',
    advice: 'Com a próxima pessoa pode funcionar.',
  },
  session_over: { title: 'A outra pessoa saiu', advice: 'Não dá para enviar mais nada.' },
  rate_limited: { title: 'Você está indo rápido demais', advice: 'Espere um momento e continue.' },
  server_error: { title: 'O servidor não entendeu', advice: 'Tente de novo daqui a pouco.' },
}
