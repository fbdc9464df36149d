import { dialogs } from './ar/dialogs.ts'
import { faults } from './ar/faults.ts'
import { talk } from './ar/talk.ts'
import { tools } from './ar/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const ar: Strings = {
  locale: 'ar',
  dir: 'rtl',
  sentence: (words) => `${words}.`,
  element: 'محادثة مع شخص جديد',

  find: 'بحث',
  keepLooking: 'مواصلة البحث',
  cancel: 'إلغاء',
  next: 'التالي',
  stop: 'إيقاف',
  checkCamera: 'تجربة الكاميرا',
  checkMicrophone: 'تجربة الميكروفون',
  microphoneOn: 'تشغيل الميكروفون',
  microphoneOff: 'إيقاف الميكروفون',
  cameraOn: 'تشغيل الكاميرا',
  cameraOff: 'إيقاف الكاميرا',
  chatOpen: 'فتح الدردشة',
  chatOpenUnread: (count) => `فتح الدردشة، رسائل غير مقروءة: ${count}`,
  chatClose: 'إغلاق الدردشة',
  more: 'المزيد',
  reportPartner: (name) => `الإبلاغ عن ${name}`,

  stranger: 'شخص مجهول',
  nameAndAge: (name, age) => `${name}، ${age}`,
  partnerCameraOff: 'الكاميرا متوقفة',
  ownPicture: 'صورتك',
  ownCameraOff: 'كاميرتك متوقفة',
  partnerPicture: (name) => `صورة ${name}`,
  tapToHear: 'تشغيل الصوت والصورة',

  idle: {
    video: { headline: 'لقاء شخص جديد', detail: 'يبدأ الصوت والصورة بينكما بمجرد أن يظهر أحد.' },
    audio: { headline: 'حديث مع شخص جديد', detail: 'يبدأ الصوت بينكما بمجرد أن يظهر أحد.' },
    text: { headline: 'دردشة مع شخص جديد', detail: 'بلا كاميرا ولا ميكروفون: كلمات فقط.' },
  },
  preview: {
    headline: 'هكذا سيراك الآخرون',
    detail: 'لا أحد يراك بعد. للبدء، يكفي الضغط على «بحث».',
  },
  asking: {
    video: {
      headline: 'جارٍ تشغيل الكاميرا…',
      detail: 'إذا سألك المتصفح، يُرجى السماح بالكاميرا والميكروفون.',
    },
    audio: { headline: 'جارٍ تشغيل الميكروفون…', detail: 'إذا سألك المتصفح، يُرجى السماح بالميكروفون.' },
  },
  toServer: 'جارٍ الاتصال…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  signalingLostInCall: 'الخادم لا يستجيب، لكن مكالمتك مستمرة.',
  peerAway: (name) => `انقطع الاتصال لدى ${name}. في انتظار عودة الاتصال…`,
  reconnectingTo: (name) => `جارٍ إعادة الاتصال مع ${name}…`,
  carries: {
    audio: 'اتصالك ضعيف ولا يكفي لنقل صورتك. صوتك ما زال مسموعًا.',
    text: 'اتصالك ضعيف ولا يكفي لنقل الصوت. ما زالت الكتابة ممكنة.',
  },
  quality: {
    4: 'الاتصال: جيد',
    3: 'الاتصال: متوسط',
    2: 'الاتصال: ضعيف',
    1: 'الاتصال: ضعيف جدًا',
    0: 'الاتصال: مقطوع',
  },
  looking: 'جارٍ البحث عن شخص',
  online: { other: (count) => `المتصلون الآن: ${count}` },
  aftermath: {
    left: 'غادر الطرف الآخر. جارٍ البحث عن شخص آخر…',
    next: 'جارٍ البحث عن شخص آخر…',
    failed: 'تعذّر الاتصال. جارٍ البحث عن شخص آخر…',
    reported: 'شكرًا على البلاغ. جارٍ البحث عن شخص آخر…',
    lost: 'انقطعت المحادثة. جارٍ البحث عن شخص آخر…',
    over: 'أُنهيت المحادثة. جارٍ البحث عن شخص آخر…',
  },
  waiting: {
    queued: 'دورك هو التالي.',
    only_recent: 'لا يوجد هنا الآن إلا من قابلتهم للتو. سيظهر شخص جديد قريبًا.',
    only_incompatible: 'يوجد آخرون هنا، لكنهم يبحثون عن شيء مختلف.',
    backend: 'الخادم يلتقط أنفاسه. مكانك محفوظ.',
  },
  ahead: {
    zero: () => 'لا أحد قبلك.',
    one: () => 'شخص واحد قبلك.',
    two: () => 'شخصان قبلك.',
    few: (count) => `${count} أشخاص قبلك.`,
    many: (count) => `${count} شخصًا قبلك.`,
    other: (count) => `${count} شخص قبلك.`,
  },
  manners: 'اللطف أولًا. يمكنك الانتقال إلى شخص آخر في أي وقت.',
  negotiating: (name) => ({ headline: 'جارٍ الاتصال…', detail: `لحظات ويبدأ لقاؤك مع ${name ?? 'شخص جديد'}.` }),
  ended: {
    stopped: { headline: 'تم الإيقاف', detail: 'الكاميرا والميكروفون متوقفان.' },
    left: { headline: 'تم الإيقاف', detail: 'الكاميرا والميكروفون متوقفان.' },
    peer_left: { headline: 'غادر الطرف الآخر', detail: 'للقاء شخص آخر، يكفي الضغط على «بحث».' },
    queue_timeout: { headline: 'لا يوجد أحد هنا بعد', detail: 'يمكنك مواصلة البحث أو العودة بعد قليل.' },
    no_relay: {
      headline: 'لا يمكن إجراء اتصال خاص الآن',
      detail: 'للبحث من جديد، يكفي الضغط على «بحث».',
    },
    moderated: {
      headline: 'أنهى فريق الإشراف هذه المحادثة',
      detail: 'يُرجى الالتزام بقواعد هذا الموقع.',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'رسائل جديدة',

  thanks: 'شكرًا على البلاغ.',
  profileChange: (who) => `${who}: تغيير`,
  consentDeclined: {
    headline: 'موافقتك مطلوبة أولًا',
    detail: 'لقراءة القواعد مرة أخرى، يكفي الضغط على «بحث».',
  },

  faults,
  ways: {
    retry: 'إعادة المحاولة',
    audio: 'صوت فقط',
    text: 'نص فقط',
    diagnose: 'معرفة السبب',
    dismiss: 'المتابعة هكذا',
  },
  dialogs,
  talk,
  tools,
}
