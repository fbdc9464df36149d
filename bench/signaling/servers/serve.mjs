// One server of the bench in a process of its own, by the name of its file: `serve.mjs bare`.
import process from 'node:process'
import { answer, cpuMs } from '../../child.mjs'
import { memory } from '../../memory.mjs'

/** Those that come with `npm ci --prefix bench`. */
const INSTALLED = { peerjs: 'peer', 'socket-io': 'socket.io' }

const [name] = process.argv.slice(2)
let server

answer({ start, cpuMs, memory, connections: () => server.connections() })

/** @param options `pairs: false`: everybody who comes stays alone, where the server is one that pairs, and one of the bench */
async function start(options) {
  const { start } = await import(`./${name}.mjs`).catch((error) => {
    throw error.code === 'ERR_MODULE_NOT_FOUND' && name in INSTALLED ?
        new Error(`${INSTALLED[name]} is not installed; npm ci --prefix bench does it`)
      : error
  })
  server = await start(options)
  return server.url
}
