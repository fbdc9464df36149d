// `npm run soak`: spoilt frames and connections that drop, and two people in a call who must not notice. Loopback only; server, load and
// bystanders are processes of their own, which end with this one. A server that ends, or a bystander who is closed, fails the run; the
// figures are compared with their bounds, and `--report` only prints them.
import { setTimeout } from 'node:timers/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { Child } from '../child.mjs'

const text = (value) => ({ type: 'string', default: value })
const { values } = parseArgs({
  options: {
    frames: text('1000000'),
    connections: text('10000'),
    seed: text('1'),
    /** Prints the figures, and ends well whatever they are. */
    report: { type: 'boolean', default: false },
  },
})
const [frames, connections, seed] = [values.frames, values.connections, values.seed].map(Number)

/** Beyond these a bystander notices, or memory is lost. */
const BOUNDS = { p99Ms: 100, heldGrowth: 0.1, rssGrowth: 0.4 }
const LONGEST_MS = 1_200_000
/** So many ask in one go, so that no answer takes longer than a child may. */
const PART = 10

const here = (name) => new URL(name, import.meta.url).href
const server = new Child(here('./server.mjs'), { execArgv: ['--expose-gc'], answerMs: 60_000 })
const load = new Child(here('./load.mjs'), { answerMs: LONGEST_MS / PART })
const bystanders = new Child(here('./bystanders.mjs'))
const begun = Date.now()
try {
  const url = await server.ask('start')
  await bystanders.ask('connect', url)
  // The compilers have seen everything, and all that is kept for good is there, before anything is measured.
  await load.ask('run', url, frames / 20, connections / 20, seed)
  await quiet(url)
  const before = await server.ask('memory')
  const read = await server.ask('stats')

  await bystanders.ask('begin')
  const total = { sent: 0, ends: {} }
  for (let part = 0; part < PART; part++) {
    const { sent, ends } = await load.ask('run', url, frames / PART, connections / PART, seed + part + 1)
    total.sent += sent
    for (const [end, count] of Object.entries(ends)) total.ends[end] = (total.ends[end] ?? 0) + count
  }
  const trips = await bystanders.ask('end')

  await quiet(url)
  const after = await server.ask('memory')
  const { framesIn, badFrames, refusedFrames, droppedFrames, slowReaders } = await server.ask('stats')
  const growth = { held: after.held / before.held - 1, rss: after.rss / before.rss - 1 }
  console.log(`seed ${seed}, Node ${process.versions.node}, ${Math.round((Date.now() - begun) / 1_000)} s
connections  ${Object.values(total.ends).reduce((sum, count) => sum + count, 0)}, ended: ${JSON.stringify(total.ends)}
frames       ${total.sent} sent, ${framesIn - read.framesIn} judged since (${badFrames} bad, ${refusedFrames} too many, ${droppedFrames} dropped; ${slowReaders} slow readers)
bystanders   ${trips.count} round trips: p50 ${ms(trips.p50)}, p99 ${ms(trips.p99)}, longest ${ms(trips.max)}
held memory  ${mib(before.held)} before, ${mib(after.held)} after (${percent(growth.held)}), heap and external after a collection
RSS          ${mib(before.rss)} before, ${mib(after.rss)} after (${percent(growth.rss)})`)
  const faults = [
    [trips.p99 >= BOUNDS.p99Ms, `the bystanders waited: p99 ${ms(trips.p99)}, the bound is ${BOUNDS.p99Ms} ms`],
    [
      growth.held > BOUNDS.heldGrowth,
      `memory is held: ${percent(growth.held)}, the bound is ${percent(BOUNDS.heldGrowth)}`,
    ],
    [growth.rss > BOUNDS.rssGrowth, `RSS has grown: ${percent(growth.rss)}, the bound is ${percent(BOUNDS.rssGrowth)}`],
  ]
  const found = faults.filter(([is]) => is).map(([, fault]) => fault)
  if (found.length > 0) console.error(found.join('\n'))
  process.exitCode = found.length > 0 && !values.report ? 1 : 0
} finally {
  for (const child of [load, bystanders, server]) child.stop()
}

/**
 * Waits until only the bystanders are left, since who was lost is gone a second later, and until nothing is kept any more of who met whom:
 * a report may come five minutes late.
 */
async function quiet(url) {
  const deadline = Date.now() + 30_000
  while ((await server.ask('stats')).online > 2) {
    if (Date.now() > deadline) throw new Error('people stay who have long gone')
    await setTimeout(200)
  }
  for (let generation = 0; generation < 3; generation++) {
    await server.ask('jump', 310_000)
    await bystanders.ask('show')
    await load.ask('pass', url)
  }
}

function ms(value) {
  return `${value.toFixed(1)} ms`
}

function mib(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}

function percent(share) {
  return `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)} %`
}
