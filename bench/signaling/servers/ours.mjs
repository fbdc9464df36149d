// Our server as it is built and published. Its limits are raised by option, since one machine plays all the people; that it counts, and
// what it checks of every frame, stays.
import { createMatchServer } from '@mismatch/server'

/** More than any bench asks for. */
const PLENTY = 1_000_000

export async function start() {
  const server = createMatchServer({
    port: 0,
    stunUrls: [],
    framesPerSecond: PLENTY,
    chatPerSecond: PLENTY,
    readyPerMinute: PLENTY,
    maxConnections: PLENTY,
    addressConnections: PLENTY,
    addressConnectsPerMinute: PLENTY,
    logLevel: 'warn',
  })
  const { url } = await server.listen()
  return { url: `${url.replace('http', 'ws')}/ws`, connections: async () => (await server.stats()).online }
}
