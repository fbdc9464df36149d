// PeerJS's own server: it forwards between two who know each other's ids, and pairs nobody.
import { createServer } from 'node:http'
import express from 'express'
import { ExpressPeerServer } from 'peer'
import { listen } from './listen.mjs'

/** Nobody of the bench is one too many, or sends the heartbeats of its browser client; times in ms. */
const RAISED = { concurrent_limit: 1_000_000, alive_timeout: 3_600_000 }

export async function start() {
  const app = express()
  const http = createServer(app)
  const peers = ExpressPeerServer(http, RAISED)
  app.use(peers)
  // Without a listener a broken socket would end it.
  peers.on('error', () => undefined)
  let connections = 0
  peers.on('connection', () => connections++)
  peers.on('disconnect', () => connections--)
  const port = await listen(http)
  return { url: `ws://127.0.0.1:${port}/peerjs`, connections: () => connections }
}
