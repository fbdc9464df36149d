// `npm run bench:promises`: what the server promises for a crowd, tried: memory of those who wait, all who press Find in one second,
// and how fast two are told that they are paired. Loopback only; the server and two halves of the people are processes of their own,
// which end with this one. A promise that is not kept fails the run; `--report` only prints.
import os from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Child } from '../child.mjs'
import { hasSection, writeSection } from '../section.mjs'
import { page } from './report.mjs'

const SECTION = 'promises'
/** How long thousands may take for one thing, in ms. */
const ANSWER_MS = 120_000
/** The most who can come: as many as one process may open files. */
const MOST = 18_000

const text = (value) => ({ type: 'string', default: value })
const { values } = parseArgs({
  options: {
    /** How many wait, press Find in one second, and join one by one. */
    people: text('10000'),
    /** How many join in a second. */
    rate: text('1000'),
    /** Where the figures go; nowhere if empty. */
    out: text(fileURLToPath(new URL('../../docs/performance.md', import.meta.url))),
    /** Prints the figures, and ends well whatever they are. */
    report: { type: 'boolean', default: false },
  },
})
const [people, rate] = [values.people, values.rate].map(Number)
if (!Number.isInteger(people) || people < 4 || people > MOST || people % 4 !== 0)
  throw new Error(`--people is a multiple of 4, at most ${MOST}`)
if (!(rate > 0)) throw new Error('--rate is a number above 0')
if (values.out !== '' && !hasSection(values.out, SECTION)) throw new Error(`${values.out} has no place for the figures`)

const children = []
try {
  const figures = { people, rate, memory: await memory(), rush: await rush(), joins: await joins() }
  const { text, broken } = page(figures, `Node ${process.versions.node}, ${os.availableParallelism()} cores`)
  console.log(text)
  if (values.out !== '') writeSection(values.out, SECTION, text)
  if (broken.length > 0) console.error(`not kept: ${broken.join('; ')}`)
  process.exitCode = broken.length > 0 && !values.report ? 1 : 0
} finally {
  end()
}

/** All wait. */
async function memory() {
  const { server, halves } = await gather()
  await halves('wait')
  const rss = await server.ask('rss')
  end()
  return { rss }
}

/** All press Find within one second. */
async function rush() {
  const { server, halves } = await gather()
  await server.ask('watch')
  const before = await server.ask('cpuMs')
  const found = await halves('find', 1_000)
  const cpuMs = (await server.ask('cpuMs')) - before
  const { pairs } = await server.ask('pairingTimes')
  const loopMs = await server.ask('delays')
  end()
  return { loopMs, cpuMs, pairs, pressedMs: Math.max(...found.map(({ pressedMs }) => pressedMs)) }
}

/** They join one by one. */
async function joins() {
  const { server, halves } = await gather()
  await server.ask('watch')
  const found = await halves('find', (people / rate) * 1_000)
  const inServer = await server.ask('pairingTimes')
  end()
  return { inServer, seenP99: Math.max(...found.map(({ p99 }) => p99)) }
}

/** A fresh server, and everybody let in; `halves` asks both halves of the people at once. */
async function gather() {
  const start = (file) => {
    const child = new Child(new URL(file, import.meta.url).href, { answerMs: ANSWER_MS })
    children.push(child)
    return child
  }
  const server = start('./server.mjs')
  const loads = [start('./load.mjs'), start('./load.mjs')]
  const halves = (...question) => Promise.all(loads.map((load) => load.ask(...question)))
  const url = await server.ask('start')
  await halves('come', url, people / 2)
  return { server, halves }
}

function end() {
  for (const child of children.splice(0)) child.stop()
}
