// A pairing server as one writes it with Socket.IO: an event for each thing, what people say forwarded to the other.
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { listen } from './listen.mjs'
import { Pairing } from './pairing.mjs'

const words = {
  Waiting: (socket) => socket.emit('waiting'),
  PeerLeft: (socket) => socket.emit('peer-left'),
  Offers: (socket) => socket.emit('paired', { you_are_offerer: true }),
  Answers: (socket) => socket.emit('paired', { you_are_offerer: false }),
}

export async function start({ pairs }) {
  const http = createServer()
  // Long polling, by which its clients begin as they come, would double the connects.
  const server = new Server(http, { transports: ['websocket'], serveClient: false })
  const pairing = new Pairing((person, word) => words[word](person.socket), { pairs })
  server.on('connection', (socket) => {
    // Sockets of Socket.IO are emitters of its own; what the pairing knows of them is kept beside.
    const person = { socket, partner: null }
    socket.on('signal', (frame) => person.partner?.socket.emit('signal', frame))
    socket.on('skip', () => pairing.skip(person))
    socket.on('disconnect', () => pairing.leave(person))
    pairing.arrive(person)
  })
  const port = await listen(http)
  return { url: `http://127.0.0.1:${port}`, connections: () => server.engine.clientsCount }
}
