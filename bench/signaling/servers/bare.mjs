// The measure: a server of ws that pairs sockets as they come and forwards what it gets. It knows Skip and checks nothing.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { listen } from './listen.mjs'
import { Pairing } from './pairing.mjs'

const SKIP = Buffer.from('{"type":"Skip"')
const words = {
  Waiting: '{"type":"Waiting"}',
  PeerLeft: '{"type":"PeerLeft"}',
  Offers: '{"type":"Paired","you_are_offerer":true}',
  Answers: '{"type":"Paired","you_are_offerer":false}',
}

export async function start({ pairs }) {
  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  const pairing = new Pairing((socket, word) => socket.send(words[word]), { pairs })
  server.on('connection', (socket) => {
    socket.partner = null
    socket.on('message', (data) => {
      if (isSkip(data)) pairing.skip(socket)
      else socket.partner?.send(data, { binary: false })
    })
    socket.on('error', () => undefined)
    socket.on('close', () => pairing.leave(socket))
    pairing.arrive(socket)
  })
  const port = await listen(http)
  return { url: `ws://127.0.0.1:${port}`, connections: () => server.clients.size }
}

function isSkip(data) {
  return data.length < 64 && data.subarray(0, SKIP.length).equals(SKIP)
}
