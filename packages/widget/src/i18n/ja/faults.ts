import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'Mismatchサーバーが設定されていません',
    advice: 'このページの管理者の方は、要素に server="wss://…" を追加し、サーバーのアドレスを指定してください。',
  },
  invalid_options: {
    title: '設定に問題があります',
    advice:
      'このページの設定が正しくありません。ページの管理者が直せます。管理者の方は、server="…" と要素のほかの属性を確認してください。',
  },

  camera_refused: {
    title: 'ここではカメラが許可されていません',
    advice: 'ブラウザのアドレスバーでカメラとマイクを許可するか、使わずに続けてください。',
  },
  camera_missing: {
    title: 'カメラまたはマイクが見つかりません',
    advice: '接続するか、使わずに続けてください。',
  },
  camera_busy: {
    title: '別のアプリがカメラを使用中です',
    advice: 'そのアプリやタブを閉じるか、カメラなしで続けてください。',
  },
  microphone_refused: {
    title: 'ここではマイクが許可されていません',
    advice: 'ブラウザのアドレスバーでマイクを許可するか、使わずに続けてください。',
  },
  microphone_missing: {
    title: 'マイクが見つかりません',
    advice: '接続するか、使わずに続けてください。',
  },
  microphone_busy: {
    title: '別のアプリがマイクを使用中です',
    advice: 'そのアプリやタブを閉じるか、使わずに続けてください。',
  },
  media_failed: {
    title: 'カメラまたはマイクが動かなくなりました',
    advice: '接続されているか確認するか、使わずに続けてください。',
  },
  insecure_page: {
    title: 'このページではカメラを使えません',
    advice: 'カメラを使えるのはhttpsのページだけです。httpsで開くか、文字で会話してください。',
  },
  media_framed: {
    title: 'ここではカメラとマイクがブロックされています',
    advice:
      'このチャットを埋め込んでいるページでの許可が必要です。そのページの管理者の方は、iframeに allow="camera; microphone" を追加してください。使わずに続けることもできます。',
  },
  no_sockets: {
    title: 'このブラウザではチャットを開けません',
    advice: '通話も文字での会話もできません。最新のChrome、Firefox、Safari、Edgeのいずれかを使ってください。',
  },
  unsupported_browser: {
    title: 'このブラウザではビデオ通話ができません',
    advice: '最新のChrome、Firefox、Safari、Edgeのいずれかを使うか、文字で会話してください。',
  },

  unreachable: {
    title: 'サーバーにつながりません',
    advice: '接続を確認してください。引き続き試しています。',
  },
  not_a_mismatch_server: {
    title: 'これはMismatchサーバーではありません',
    advice: 'このページの管理者の方は、server="…" のアドレスを確認してください。',
  },
  refused: {
    title: 'サーバーに接続を拒否されました',
    advice: 'しばらくしてからもう一度お試しください。変わらない場合は、このページの管理者に伝えてください。',
  },
  banned: {
    title: '今はここに参加できません',
    advice: '通報があったか、このサイトのルールに違反したためです。',
  },
  replaced: {
    title: '別のウィンドウで続けています',
    advice: 'そちらを使うか、ここに切り替えてください。',
  },

  not_loaded: {
    title: '読み込めませんでした',
    advice: '接続を確認して、もう一度お試しください。',
  },
  no_connections: {
    title: 'お使いのネットワークは通話を通さないようです',
    advice:
      '3回続けて接続できませんでした。ファイアウォールやVPNが原因かもしれません。別のネットワークを試すか、文字で会話してください。',
  },
  screen_refused: {
    title: '画面は共有されていません',
    advice: 'もう一度試して、見せるものを選んでください。',
  },
  no_relay: {
    title: '今はプライベート接続ができません',
    advice: 'あなたのアドレスを隠すための中継がサーバーにありません。',
  },
  not_connected: {
    title: 'まだつながっていません',
    advice: 'お互いが見えるまで待ってから、もう一度お試しください。',
  },
  invalid_message: { title: 'このメッセージは送れません', advice: '空か、長すぎます。' },
  invalid_file: {
    title: 'このファイルは送れません',
    advice: '大きすぎる（100MB超）か、元の場所にないようです。',
  },
  files_unavailable: { title: 'ここではファイルを送れません', advice: '次の人となら送れるかもしれません。' },
  session_over: { title: '相手は退出しました', advice: 'もう何も送れません。' },
  rate_limited: { title: '少し速すぎます', advice: '少し待ってから続けてください。' },
  server_error: { title: 'サーバーが処理できませんでした', advice: 'しばらくしてからもう一度お試しください。' },
}
