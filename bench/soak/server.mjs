// Our server as it is built and published, in a process that can be told to collect its garbage. The limits of one address are put off,
// since one machine plays all the people, and who is lost is gone after a second; everything else is as it comes.
import { clearTimeout, setTimeout } from 'node:timers'
import { createMatchServer } from '@mismatch/server'
import { answer } from '../child.mjs'
import { memory } from '../memory.mjs'

let server

/** How much later it is for the server than it is. */
let aheadMs = 0
const clock = {
  now: () => Date.now() + aheadMs,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

answer({ start, stats, jump, memory })

async function start() {
  server = createMatchServer({
    port: 0,
    clock,
    stunUrls: [],
    addressConnections: 0,
    addressConnectsPerMinute: 0,
    resumeWindowMs: 1_000,
    logLevel: 'error',
  })
  const { url } = await server.listen()
  return `${url.replace('http', 'ws')}/ws`
}

/** Lets time pass at once. */
function jump(ms) {
  aheadMs += ms
}

function stats() {
  return server.stats()
}
