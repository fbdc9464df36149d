import { once } from 'node:events'

/** As many connects may wait to be accepted as at our server, so that no contender loses time by a shorter queue. */
const BACKLOG = 4_096

/** Opens an HTTP server on loopback. @returns {Promise<number>} its port */
export async function listen(server) {
  server.listen({ host: '127.0.0.1', port: 0, backlog: BACKLOG })
  await once(server, 'listening')
  return server.address().port
}
