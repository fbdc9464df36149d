// Somebody who is always there: answers every call with a picture and says back what it is told.
import { MatchClient } from '@mismatch/sdk'
import { WebSocket } from 'ws'
import { mediaDevices } from './devices.js'
import { PeerConnection } from './peer-connection.js'

const ECHO = 'You said: '
const url = process.argv[2] ?? 'ws://localhost:8080/ws'

// What a browser has of its own, a Node program passes in.
const client = new MatchClient({
  url,
  WebSocket,
  RTCPeerConnection: PeerConnection,
  mediaDevices,
  client: { name: 'node-bot', version: '1' },
  preferences: { media: 'video', profile: { name: 'Echo' } },
})

client.on('state', ({ to, reason }) => console.log(`${to} (${reason})`))
client.on('connected', ({ session }) => session.sendMessage('Hello! I am a program: I say back what you write.'))
client.on('message', ({ session, message }) => {
  // Two of these would talk to each other for ever.
  if (message.from === 'me' || message.text.startsWith(ECHO)) return
  try {
    session.sendMessage(`${ECHO}${message.text}`.slice(0, 2000))
  } catch (error) {
    console.warn(`not said back: ${error.message}`)
  }
})
client.on('error', ({ error }) => console.warn(`${error.code}: ${error.message}`))

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    client.destroy()
    process.exit(0)
  })
}

await client.start()
console.log(`the bot waits at ${url}`)
