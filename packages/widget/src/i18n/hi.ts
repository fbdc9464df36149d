import { dialogs } from './hi/dialogs.ts'
import { faults } from './hi/faults.ts'
import { talk } from './hi/talk.ts'
import { tools } from './hi/tools.ts'
import type { Strings } from './strings.ts'

// Not yet read by anybody fluent.
export const hi: Strings = {
  locale: 'hi',
  dir: 'ltr',
  sentence: (words) => `${words}।`,
  element: 'किसी अजनबी से चैट',

  find: 'खोजें',
  keepLooking: 'खोजते रहें',
  cancel: 'रद्द करें',
  next: 'अगला',
  stop: 'रोकें',
  checkCamera: 'कैमरा जाँचें',
  checkMicrophone: 'माइक जाँचें',
  microphoneOn: 'माइक चालू करें',
  microphoneOff: 'माइक बंद करें',
  cameraOn: 'कैमरा चालू करें',
  cameraOff: 'कैमरा बंद करें',
  chatOpen: 'चैट खोलें',
  chatOpenUnread: (count) => `चैट खोलें, नए मैसेज: ${count}`,
  chatClose: 'चैट बंद करें',
  more: 'और विकल्प',
  reportPartner: (name) => `${name} की शिकायत करें`,

  stranger: 'अजनबी',
  nameAndAge: (name, age) => `${name}, ${age}`,
  partnerCameraOff: 'कैमरा बंद है',
  ownPicture: 'आपका वीडियो',
  ownCameraOff: 'आपका कैमरा बंद है',
  partnerPicture: (name) => `${name} का वीडियो`,
  tapToHear: 'देखने और सुनने के लिए टैप करें',

  idle: {
    video: { headline: 'किसी नए व्यक्ति से मिलें', detail: 'किसी के आते ही आप दोनों एक-दूसरे को देख और सुन पाएँगे।' },
    audio: { headline: 'किसी नए व्यक्ति से बात करें', detail: 'किसी के आते ही आप दोनों एक-दूसरे को सुन पाएँगे।' },
    text: { headline: 'किसी नए व्यक्ति से चैट करें', detail: 'न कैमरा, न माइक: सिर्फ़ शब्द।' },
  },
  preview: {
    headline: 'लोग आपको ऐसे देखेंगे',
    detail: 'अभी आपको कोई नहीं देख रहा। तैयार होने पर “खोजें” दबाएँ।',
  },
  asking: {
    video: { headline: 'कैमरा खुल रहा है…', detail: 'अगर ब्राउज़र पूछे, तो कैमरे और माइक की अनुमति दें।' },
    audio: { headline: 'माइक खुल रहा है…', detail: 'अगर ब्राउज़र पूछे, तो माइक की अनुमति दें।' },
  },
  toServer: 'कनेक्ट हो रहा है…',
  reconnecting: 'फिर से कनेक्ट हो रहा है…',
  signalingLostInCall: 'सर्वर से संपर्क टूट गया है। आपकी कॉल जारी है।',
  peerAway: (name) => `${name} का कनेक्शन टूट गया है। लौटने का इंतज़ार है…`,
  reconnectingTo: (name) => `${name} से फिर कनेक्ट हो रहा है…`,
  carries: {
    audio: 'आपका कनेक्शन वीडियो के लिए बहुत कमज़ोर है। आपकी आवाज़ अब भी पहुँच रही है।',
    text: 'आपका कनेक्शन आवाज़ के लिए बहुत कमज़ोर है। आप अब भी लिख सकते हैं।',
  },
  quality: {
    4: 'कनेक्शन: अच्छा',
    3: 'कनेक्शन: ठीक-ठाक',
    2: 'कनेक्शन: ख़राब',
    1: 'कनेक्शन: बहुत ख़राब',
    0: 'कनेक्शन: टूट गया',
  },
  looking: 'किसी की तलाश जारी है',
  online: { other: (count) => `${count} ऑनलाइन` },
  aftermath: {
    left: 'वह व्यक्ति चला गया। अगले की तलाश जारी है…',
    next: 'अगले व्यक्ति की तलाश जारी है…',
    failed: 'कनेक्ट नहीं हो पाया। अगले व्यक्ति की तलाश जारी है…',
    reported: 'शिकायत के लिए धन्यवाद। अगले व्यक्ति की तलाश जारी है…',
    lost: 'बातचीत बीच में कट गई। अगले व्यक्ति की तलाश जारी है…',
    over: 'यह बातचीत ख़त्म कर दी गई। अगले व्यक्ति की तलाश जारी है…',
  },
  waiting: {
    queued: 'अगली बारी आपकी है।',
    only_recent: 'अभी यहाँ सिर्फ़ वही लोग हैं जिनसे आप मिल चुके हैं। जल्द ही कोई नया आएगा।',
    only_incompatible: 'यहाँ और लोग हैं, पर उन्हें कुछ और चाहिए।',
    backend: 'सर्वर ज़रा दम ले रहा है। आपकी जगह बनी रहेगी।',
  },
  ahead: {
    one: () => 'आपसे पहले एक व्यक्ति है।',
    other: (count) => `आपसे पहले ${count} लोग हैं।`,
  },
  manners: 'अच्छा व्यवहार करें। आप कभी भी किसी और के पास जा सकते हैं।',
  negotiating: (name) => ({ headline: 'कनेक्ट हो रहा है…', detail: `अब आपकी मुलाक़ात ${name ?? 'किसी नए व्यक्ति'} से होगी।` }),
  ended: {
    stopped: { headline: 'चैट ख़त्म हुई', detail: 'कैमरा और माइक बंद हैं।' },
    left: { headline: 'चैट ख़त्म हुई', detail: 'कैमरा और माइक बंद हैं।' },
    peer_left: { headline: 'वह व्यक्ति चला गया', detail: 'किसी और से मिलने के लिए “खोजें” दबाएँ।' },
    queue_timeout: { headline: 'अभी यहाँ कोई नहीं है', detail: 'खोजते रहें, या थोड़ी देर बाद आएँ।' },
    no_relay: {
      headline: 'अभी प्राइवेट कनेक्शन नहीं हो सकता',
      detail: 'फिर कोशिश करने के लिए “खोजें” दबाएँ।',
    },
    moderated: {
      headline: 'मॉडरेटर ने यह बातचीत ख़त्म कर दी',
      detail: 'कृपया इस साइट के नियमों का ध्यान रखें।',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'नए मैसेज',

  thanks: 'शिकायत के लिए धन्यवाद।',
  profileChange: (who) => `${who}: बदलें`,
  consentDeclined: {
    headline: 'पहले आपकी सहमति ज़रूरी है',
    detail: 'नियम फिर से पढ़ने के लिए “खोजें” दबाएँ।',
  },

  faults,
  ways: {
    retry: 'फिर कोशिश करें',
    audio: 'सिर्फ़ ऑडियो',
    text: 'सिर्फ़ टेक्स्ट',
    diagnose: 'वजह जानें',
    dismiss: 'ऐसे ही जारी रखें',
  },
  dialogs,
  talk,
  tools,
}
