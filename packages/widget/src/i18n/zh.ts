import { dialogs } from './zh/dialogs.ts'
import { faults } from './zh/faults.ts'
import { talk } from './zh/talk.ts'
import { tools } from './zh/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const zh: Strings = {
  locale: 'zh',
  dir: 'ltr',
  sentence: (words) => `${words}。`,
  element: '和陌生人聊天',

  find: '开始匹配',
  keepLooking: '继续匹配',
  cancel: '取消',
  next: '下一位',
  stop: '停止',
  checkCamera: '检查摄像头',
  checkMicrophone: '检查麦克风',
  microphoneOn: '打开麦克风',
  microphoneOff: '关闭麦克风',
  cameraOn: '打开摄像头',
  cameraOff: '关闭摄像头',
  chatOpen: '打开聊天',
  chatOpenUnread: (count) => `打开聊天，${count} 条未读`,
  chatClose: '关闭聊天',
  more: '更多',
  reportPartner: (name) => `举报${name}`,

  stranger: '陌生人',
  nameAndAge: (name, age) => `${name}，${age} 岁`,
  partnerCameraOff: '摄像头已关闭',
  ownPicture: '你的画面',
  ownCameraOff: '你的摄像头已关闭',
  partnerPicture: (name) => `${name}的画面`,
  tapToHear: '点一下，打开声音和画面',

  idle: {
    video: { headline: '认识新朋友', detail: '匹配成功后，你们就能看见彼此、听见彼此。' },
    audio: { headline: '和新朋友聊聊', detail: '匹配成功后，你们就能听见彼此。' },
    text: { headline: '和新朋友文字聊天', detail: '不开摄像头，不开麦克风，只用文字。' },
  },
  preview: {
    headline: '别人看到的你就是这样',
    detail: '现在还没有人看到你。准备好了就点“开始匹配”。',
  },
  asking: {
    video: { headline: '正在打开摄像头…', detail: '如果浏览器询问，请允许使用摄像头和麦克风。' },
    audio: { headline: '正在打开麦克风…', detail: '如果浏览器询问，请允许使用麦克风。' },
  },
  toServer: '正在连接…',
  reconnecting: '正在重新连接…',
  signalingLostInCall: '服务器暂时没有响应，你们的通话不受影响。',
  peerAway: (name) => `${name}的连接中断了，正在等对方回来…`,
  reconnectingTo: (name) => `正在重新连接${name}…`,
  carries: {
    audio: '你的网络太弱，传不了画面。对方还能听到你。',
    text: '你的网络太弱，传不了声音。你还可以打字。',
  },
  quality: {
    4: '连接：良好',
    3: '连接：一般',
    2: '连接：较差',
    1: '连接：很差',
    0: '连接：已断开',
  },
  looking: '正在匹配',
  online: { other: (count) => `${count} 人在线` },
  aftermath: {
    left: '对方离开了。正在匹配下一位…',
    next: '正在匹配下一位…',
    failed: '没能连上。正在匹配下一位…',
    reported: '感谢你的举报。正在匹配下一位…',
    lost: '对话中断了。正在匹配下一位…',
    over: '这次对话已被结束。正在匹配下一位…',
  },
  waiting: {
    queued: '下一个就轮到你了。',
    only_recent: '现在只有你刚见过的人。很快会有新的人来。',
    only_incompatible: '有其他人在，但他们想找的不一样。',
    backend: '服务器正在喘口气。你的位置会保留。',
  },
  ahead: { other: (count) => `你前面还有 ${count} 人。` },
  manners: '请友善待人。你随时可以换下一位。',
  negotiating: (name) => ({ headline: '正在连接…', detail: `你马上就要见到${name ?? '一位新朋友'}了。` }),
  ended: {
    stopped: { headline: '已停止', detail: '摄像头和麦克风已关闭。' },
    left: { headline: '已停止', detail: '摄像头和麦克风已关闭。' },
    peer_left: { headline: '对方离开了', detail: '点“开始匹配”认识其他人。' },
    queue_timeout: { headline: '还没有人来', detail: '可以继续匹配，也可以过一会儿再来。' },
    no_relay: {
      headline: '现在无法建立私密连接',
      detail: '点“开始匹配”再找一次。',
    },
    moderated: {
      headline: '管理员结束了这次对话',
      detail: '请遵守本网站的规则。',
    },
  },

  says: (name) => `${name}：`,
  newMessages: '新消息',

  thanks: '感谢你的举报。',
  profileChange: (who) => `${who}：修改`,
  consentDeclined: {
    headline: '需要先同意规则',
    detail: '点“开始匹配”再看一遍规则。',
  },

  faults,
  ways: {
    retry: '重试',
    audio: '只用语音',
    text: '只用文字',
    diagnose: '查找原因',
    dismiss: '就这样继续',
  },
  dialogs,
  talk,
  tools,
}
