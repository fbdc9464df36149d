// Our server as it is built and published, with its limits raised, in a process that watches how it does.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { answer, cpuMs } from '../child.mjs'
import { quantiles } from '../quantiles.mjs'
import { start as startServer } from '../signaling/servers/ours.mjs'
import { PairingTimes } from './pairing-times.mjs'

/** How often the loop is looked at, in ms; what it shows is longer by that. */
const EVERY_MS = 1
const MS = 1e6

const loop = monitorEventLoopDelay({ resolution: EVERY_MS })
const pairings = new PairingTimes()
let server

answer({ start, connections: () => server.connections(), rss, cpuMs, watch, delays, pairingTimes })

async function start() {
  pairings.start()
  server = await startServer()
  return server.url
}

/** As the operating system counts it, in bytes; no garbage is collected for it. */
function rss() {
  return process.memoryUsage().rss
}

/** Looks at the loop, and at who is paired, from now on. */
function watch() {
  loop.enable()
  loop.reset()
  pairings.take()
}

/** The longest that anything waited for the event loop since `watch`, in ms. */
function delays() {
  loop.disable()
  return Math.max(0, loop.max / MS - EVERY_MS)
}

/** Since `watch`: how many pairs, and how long each was made in, in ms. */
function pairingTimes() {
  const took = pairings.take()
  return { pairs: took.length, ...quantiles(took) }
}
