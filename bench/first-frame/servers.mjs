// The signaling of each contender, on ports of their own: our built server, PeerJS's, and a hub for those that come without one.
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createMatchServer } from '@mismatch/server'
import { WebSocketServer } from 'ws'

/** Gives `{ ports: { name: port }, close }`. */
export async function startServers(contenders) {
  const hub = await startHub()
  const ours = createMatchServer({
    port: 0,
    stunUrls: [],
    // One machine plays everybody.
    framesPerSecond: 0,
    readyPerMinute: 0,
    preparePerMinute: 0,
    addressConnections: 0,
    addressConnectsPerMinute: 0,
    logLevel: 'warn',
  })
  const { port } = await ours.listen()
  const peer = contenders.includes('peerjs') ? await startPeerServer() : null
  return {
    ports: { hub: hub.address().port, mismatch: port, ...(peer && { peerjs: peer.address().port }) },
    async close() {
      hub.close()
      peer?.close()
      await ours.close()
    },
  }
}

/** Pairs sockets in the order of their `find`, tells both who begins, and forwards what they then say. */
async function startHub() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  let waiting = null
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      if (socket.partner !== undefined) socket.partner.send(data, { binary: false })
      else {
        socket.name = JSON.parse(data).find
        if (waiting === null) waiting = socket
        else {
          join(waiting, socket)
          waiting = null
        }
      }
    })
    socket.on('close', () => (waiting = waiting === socket ? null : waiting))
  })
  await once(server, 'listening')
  return server
}

/** As with us, the one who waited begins. */
function join(first, second) {
  first.partner = second
  second.partner = first
  first.send(JSON.stringify({ begins: true, partner: second.name }))
  second.send(JSON.stringify({ begins: false, partner: first.name }))
}

async function startPeerServer() {
  const { PeerServer } = createRequire(import.meta.url)('peer')
  return new Promise((resolve) => PeerServer({ host: '127.0.0.1', port: 0, path: '/' }, resolve))
}
