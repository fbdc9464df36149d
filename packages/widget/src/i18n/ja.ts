import { dialogs } from './ja/dialogs.ts'
import { faults } from './ja/faults.ts'
import { talk } from './ja/talk.ts'
import { tools } from './ja/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const ja: Strings = {
  locale: 'ja',
  dir: 'ltr',
  sentence: (words) => `${words}。`,
  element: '知らない人とのチャット',

  find: '相手を探す',
  keepLooking: '探し続ける',
  cancel: 'キャンセル',
  next: '次の人',
  stop: '終了',
  checkCamera: 'カメラを確認',
  checkMicrophone: 'マイクを確認',
  microphoneOn: 'マイクをオンにする',
  microphoneOff: 'マイクをオフにする',
  cameraOn: 'カメラをオンにする',
  cameraOff: 'カメラをオフにする',
  chatOpen: 'チャットを開く',
  chatOpenUnread: (count) => `チャットを開く、未読${count}件`,
  chatClose: 'チャットを閉じる',
  more: 'その他',
  reportPartner: (name) => `${name}を通報`,

  stranger: '相手',
  nameAndAge: (name, age) => `${name}（${age}歳）`,
  partnerCameraOff: 'カメラオフ',
  ownPicture: '自分の映像',
  ownCameraOff: 'あなたのカメラはオフです',
  partnerPicture: (name) => `${name}の映像`,
  tapToHear: 'タップして映像と音声を再生',

  idle: {
    video: { headline: '新しい人と出会おう', detail: '相手が見つかると、お互いの顔が見え、声が聞こえます。' },
    audio: { headline: '新しい人と話そう', detail: '相手が見つかると、お互いの声が聞こえます。' },
    text: { headline: '新しい人とチャットしよう', detail: 'カメラもマイクも使わず、文字だけで話せます。' },
  },
  preview: {
    headline: '相手からはこう見えます',
    detail: 'まだ誰にも見えていません。準備ができたら「相手を探す」を押してください。',
  },
  asking: {
    video: {
      headline: 'カメラを起動中…',
      detail: 'ブラウザに確認が表示されたら、カメラとマイクを許可してください。',
    },
    audio: { headline: 'マイクを起動中…', detail: 'ブラウザに確認が表示されたら、マイクを許可してください。' },
  },
  toServer: '接続中…',
  reconnecting: '再接続中…',
  signalingLostInCall: 'サーバーにつながりませんが、通話は続いています。',
  peerAway: (name) => `${name}の接続が途切れました。戻るのを待っています…`,
  reconnectingTo: (name) => `${name}に再接続中…`,
  carries: {
    audio: '接続が弱いため、あなたの映像を送れません。声は届いています。',
    text: '接続が弱いため、音声を送れません。文字は送れます。',
  },
  quality: {
    4: '接続：良好',
    3: '接続：普通',
    2: '接続：悪い',
    1: '接続：とても悪い',
    0: '接続：切断',
  },
  looking: '相手を探しています',
  online: { other: (count) => `${count}人がオンライン` },
  aftermath: {
    left: '相手が退出しました。次の人を探しています…',
    next: '次の人を探しています…',
    failed: '接続できませんでした。次の人を探しています…',
    reported: '通報ありがとうございます。次の人を探しています…',
    lost: '会話が途切れました。次の人を探しています…',
    over: '会話が終了しました。次の人を探しています…',
  },
  waiting: {
    queued: '次はあなたの番です。',
    only_recent: '今いるのは、さっき会った人だけです。もうすぐ新しい人が来ます。',
    only_incompatible: 'ほかの人もいますが、探している条件が違います。',
    backend: 'サーバーがひと息ついています。順番はそのままです。',
  },
  ahead: { other: (count) => `あなたの前に${count}人います。` },
  manners: '思いやりを持って話しましょう。いつでも次の人に進めます。',
  negotiating: (name) => ({
    headline: '接続中…',
    detail: name === null ? 'まもなく新しい人とつながります。' : `まもなく${name}とつながります。`,
  }),
  ended: {
    stopped: { headline: '終了しました', detail: 'カメラとマイクはオフです。' },
    left: { headline: '終了しました', detail: 'カメラとマイクはオフです。' },
    peer_left: { headline: '相手が退出しました', detail: '「相手を探す」を押すと、別の人に会えます。' },
    queue_timeout: { headline: 'まだ誰もいません', detail: 'このまま探すか、しばらくしてからまた来てください。' },
    no_relay: {
      headline: '今はプライベート接続ができません',
      detail: '「相手を探す」を押して、もう一度お試しください。',
    },
    moderated: {
      headline: '運営がこの会話を終了しました',
      detail: 'このサイトのルールを守ってください。',
    },
  },

  says: (name) => `${name}：`,
  newMessages: '新しいメッセージ',

  thanks: '通報ありがとうございます。',
  profileChange: (who) => `${who}：変更`,
  consentDeclined: {
    headline: '始めるには同意が必要です',
    detail: '「相手を探す」を押すと、ルールをもう一度読めます。',
  },

  faults,
  ways: {
    retry: '再試行',
    audio: '音声のみ',
    text: '文字のみ',
    diagnose: '原因を調べる',
    dismiss: 'このまま続ける',
  },
  dialogs,
  talk,
  tools,
}
