import { faults } from './en-faults.ts'
import type { Strings } from './strings.ts'

export const en: Strings = {
  locale: 'en',
  dir: 'ltr',
  element: 'Chat with a stranger',

  find: 'Find',
  keepLooking: 'Keep looking',
  cancel: 'Cancel',
  next: 'Next',
  stop: 'Stop',
  checkCamera: 'Check camera',
  checkMicrophone: 'Check microphone',
  microphoneOn: 'Turn microphone on',
  microphoneOff: 'Turn microphone off',
  cameraOn: 'Turn camera on',
  cameraOff: 'Turn camera off',
  chatOpen: 'Open chat',
  chatOpenUnread: (count) => `Open chat, ${count} unread`,
  chatClose: 'Close chat',
  reportPartner: (name) => `Report ${name}`,

  stranger: 'Stranger',
  nameAndAge: (name, age) => `${name}, ${age}`,
  partnerMuted: 'Microphone off',
  partnerCameraOff: 'Camera off',
  ownPicture: 'Your own picture',
  ownCameraOff: 'Your camera is off',
  partnerPicture: (name) => `Picture of ${name}`,
  tapToHear: 'Tap to hear and see them',

  idle: {
    video: { headline: 'Meet someone new', detail: 'You see and hear each other as soon as someone is there.' },
    audio: { headline: 'Talk to someone new', detail: 'You hear each other as soon as someone is there.' },
    text: { headline: 'Write to someone new', detail: 'No camera, no microphone: only words.' },
  },
  preview: {
    headline: 'This is how others will see you',
    detail: 'Nobody sees you yet. Press Find when you are ready.',
  },
  asking: {
    video: { headline: 'Opening your camera…', detail: 'If your browser asks, allow camera and microphone.' },
    audio: { headline: 'Opening your microphone…', detail: 'If your browser asks, allow the microphone.' },
  },
  toServer: 'Connecting…',
  reconnecting: 'Reconnecting…',
  signalingLostInCall: 'The server is away. Your call goes on.',
  peerAway: (name) => `${name}’s connection is interrupted. Waiting for them…`,
  reconnectingTo: (name) => `Reconnecting to ${name}…`,
  carries: {
    audio: 'Your connection is too weak for your picture. They still hear you.',
    text: 'Your connection is too weak for sound. You can still write.',
  },
  quality: {
    4: 'Connection: good',
    3: 'Connection: fair',
    2: 'Connection: poor',
    1: 'Connection: very poor',
    0: 'Connection: lost',
  },
  looking: 'Looking for someone',
  online: { other: (count) => `${count} online` },
  aftermath: {
    left: 'They left. Finding the next…',
    next: 'Finding the next…',
    failed: 'No connection came about. Finding the next…',
    reported: 'Thank you for the report. Finding the next…',
    lost: 'The conversation was cut off. Finding the next…',
    over: 'This conversation was ended. Finding the next…',
  },
  waiting: {
    queued: 'You are next in line.',
    only_recent: 'Only people you just met are here. Someone new will come.',
    only_incompatible: 'Others are here, but they look for something else.',
    backend: 'The server is catching its breath. You keep your place.',
  },
  ahead: { one: () => 'One person is ahead of you.', other: (count) => `${count} people are ahead of you.` },
  manners: 'Be kind. You can skip at any time.',
  negotiating: (name) => ({ headline: 'Connecting…', detail: `You are about to meet ${name ?? 'someone new'}.` }),
  ended: {
    stopped: { headline: 'You have stopped', detail: 'Camera and microphone are off.' },
    left: { headline: 'You have stopped', detail: 'Camera and microphone are off.' },
    peer_left: { headline: 'They left', detail: 'Press Find to meet someone else.' },
    queue_timeout: { headline: 'Nobody is here yet', detail: 'Keep looking, or come back in a while.' },
    no_relay: { headline: 'No private connection is possible now', detail: 'Press Find to look again.' },
    moderated: {
      headline: 'This conversation was ended by a moderator',
      detail: 'Please mind the rules of this site.',
    },
  },

  says: (name) => `${name}:`,
  newMessages: 'New messages',

  thanks: 'Thank you for the report.',
  profileChange: (who) => `${who}: change`,
  consentDeclined: {
    headline: 'You need to agree first',
    detail: 'Press Find to read the rules again.',
  },

  faults,
  ways: {
    retry: 'Try again',
    audio: 'Audio only',
    text: 'Text only',
    diagnose: 'Find out why',
    dismiss: 'Go on like this',
  },
  dialogs: null,
  talk: null,
}
