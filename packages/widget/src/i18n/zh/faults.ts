import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: '没有设置 Mismatch 服务器',
    advice: '如果你是本页面的所有者，请为元素加上 server="wss://…"，填入你的服务器地址。',
  },
  invalid_options: {
    title: '设置有问题',
    advice: '本页面没有设置好，需要页面所有者来修复。如果那就是你，请检查 server="…" 和元素的其他属性。',
  },

  camera_refused: {
    title: '这里没有权限使用你的摄像头',
    advice: '请在浏览器地址栏中允许摄像头和麦克风，或者不用它们继续。',
  },
  camera_missing: {
    title: '没有找到摄像头或麦克风',
    advice: '请接上一个，或者不用它继续。',
  },
  camera_busy: {
    title: '其他应用正在使用你的摄像头',
    advice: '请关闭那个应用或标签页，或者不用摄像头继续。',
  },
  microphone_refused: {
    title: '这里没有权限使用你的麦克风',
    advice: '请在浏览器地址栏中允许麦克风，或者不用它继续。',
  },
  microphone_missing: {
    title: '没有找到麦克风',
    advice: '请接上一个，或者不用它继续。',
  },
  microphone_busy: {
    title: '其他应用正在使用你的麦克风',
    advice: '请关闭那个应用或标签页，或者不用它继续。',
  },
  media_failed: {
    title: '摄像头或麦克风停止工作了',
    advice: '请检查它们是否接好，或者不用它们继续。',
  },
  insecure_page: {
    title: '本页面不能使用你的摄像头',
    advice: '浏览器只允许 https 页面使用摄像头。请用 https 打开本页面，或者改用文字。',
  },
  media_framed: {
    title: '摄像头和麦克风在这里被禁用了',
    advice:
      '需要由嵌入本聊天的外层页面来允许。如果你是那个页面的所有者，请为 iframe 加上 allow="camera; microphone"。你也可以不用它们继续。',
  },
  no_sockets: {
    title: '这个浏览器打不开聊天',
    advice: '通话和文字在其中都不能用。请使用新版 Chrome、Firefox、Safari 或 Edge。',
  },
  unsupported_browser: {
    title: '这个浏览器不支持视频通话',
    advice: '请使用新版 Chrome、Firefox、Safari 或 Edge，或者改用文字。',
  },

  unreachable: {
    title: '连不上服务器',
    advice: '请检查网络。我们会继续尝试。',
  },
  not_a_mismatch_server: {
    title: '这不是 Mismatch 服务器',
    advice: '如果你是本页面的所有者，请检查 server="…" 中的地址。',
  },
  refused: {
    title: '服务器拒绝了你的连接',
    advice: '请稍后再试。如果还是这样，请联系本页面的所有者。',
  },
  banned: {
    title: '你暂时不能在这里聊天',
    advice: '有人举报了你，或者你违反了本网站的规则。',
  },
  replaced: {
    title: '你已在另一个窗口继续',
    advice: '请使用那个窗口，或者转到这里继续。',
  },

  not_loaded: {
    title: '没能加载',
    advice: '请检查网络，然后再试一次。',
  },
  no_connections: {
    title: '你的网络可能不允许通话',
    advice: '连续三次都没连上。可能是因为防火墙或 VPN：请换个网络，或者改用文字。',
  },
  screen_refused: { title: '没有共享你的屏幕', advice: '请再试一次，并选择要展示的内容。' },
  no_relay: {
    title: '现在无法建立私密连接',
    advice: '服务器没有可以隐藏你地址的中继。',
  },
  not_connected: { title: '你们还没有连上', advice: '请等到能看见对方，再试一次。' },
  invalid_message: { title: '这条消息发不了', advice: '它是空的，或者太长了。' },
  invalid_file: {
    title: '这个文件发不了',
    advice: '它可能太大（超过 100 MB），或者已经不在原来的位置。',
  },
  files_unavailable: { title: '这里不能发文件', advice: '换下一位也许就可以。' },
  session_over: { title: '对方已经离开', advice: '不能再发送任何内容了。' },
  rate_limited: { title: '有点太快了', advice: '请等一下再继续。' },
  server_error: { title: '服务器没能理解', advice: '请稍后再试。' },
}
