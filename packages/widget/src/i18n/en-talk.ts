import type { TalkStrings } from './talk-strings.ts'

export const talk: TalkStrings = {
  you: 'You',
  chatTitle: (name) => `Chat with ${name}`,
  chatEmpty: 'Your messages appear here.',
  chatEmptyInCall: (name) => `Say something to ${name}.`,
  chatClassic: 'They use an older program without chat.',
  write: 'Write a message',
  writeTo: (name) => `Write to ${name}`,
  send: 'Send',
  notSent: 'Not sent',
  notAllowed: 'Not sent: this is not allowed here',
  typing: (name) => `${name} is writing…`,

  connection: {
    title: 'Connection',
    measuring: 'Measuring…',
    way: 'Way',
    ways: {
      host: 'Directly',
      srflx: 'Directly, through your network’s address',
      prflx: 'Directly, through your network’s address',
      relay: 'Through a relay server',
      unknown: 'Not known',
    },
    roundTrip: 'Round trip',
    received: 'Received',
    sent: 'Sent',
    picture: 'Picture',
    frames: 'Frames a second',
    rate: 'Bit rate',
    loss: 'Lost',
  },
}
