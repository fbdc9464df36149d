// Our server as it is built and published. Its limits are put off by option, since one machine plays all the people; what it
// checks of every frame stays.
import { createMatchServer } from '@mismatch/server'
import { answer, cpuMs } from './child.mjs'

answer({ start, cpuMs })

async function start() {
  const server = createMatchServer({
    port: 0,
    stunUrls: [],
    framesPerSecond: 0,
    chatPerSecond: 0,
    readyPerMinute: 0,
    addressConnections: 0,
    addressConnectsPerMinute: 0,
    logLevel: 'warn',
  })
  const { url } = await server.listen()
  return `${url.replace('http', 'ws')}/ws`
}
