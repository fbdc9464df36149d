// The measure: a relay of ws that pairs sockets as they come, forwards what it gets, and checks nothing.
import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { answer, cpuMs } from './child.mjs'

answer({ start, cpuMs })

async function start() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  let waiting
  server.on('connection', (socket) => {
    const partner = waiting
    waiting = partner === undefined ? socket : undefined
    if (partner === undefined) return
    join(socket, partner)
    join(partner, socket)
  })
  await once(server, 'listening')
  return `ws://127.0.0.1:${server.address().port}`
}

function join(from, to) {
  from.on('message', (data) => to.send(data, { binary: false }))
}
