// `npm run bench:relay`: what relaying costs our server, beside a relay that checks nothing, in one run. Loopback only; it starts
// three processes and ends them.
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Child } from './child.mjs'
import { page, rowsOf } from './report.mjs'
import { framesPerTime } from './work.mjs'

const number = (text) => ({ type: 'string', default: text })
const { values } = parseArgs({
  options: {
    pairs: number('40'),
    rounds: number('9'),
    frames: number('24000'),
    /** Where the page goes; nowhere if empty. */
    out: { type: 'string', default: fileURLToPath(new URL('../results/relay.md', import.meta.url)) },
  },
})
const [pairs, rounds, frames] = [values.pairs, values.rounds, values.frames].map(Number)
/** Measurements end here, whatever was asked for, so that a run stays under a minute. */
const deadline = Date.now() + 50_000

const servers = { bare: new Child('./bare.mjs'), ours: new Child('./ours.mjs') }
const load = new Child('./load.mjs')
try {
  for (const [name, server] of Object.entries(servers)) {
    const url = await server.ask('start')
    for (const dialect of ['v1', 'classic']) await load.ask('connect', `${name} ${dialect}`, url, pairs)
  }
  // The compilers of both have seen every kind of frame before anything counts.
  for (let round = 0; round < 2; round++) await everything(frames / 2)

  const taken = []
  while (taken.length < rounds && Date.now() < deadline) taken.push(await everything(frames))
  const rows = rowsOf(taken)
  const text = page({ rows, pairs, frames, rounds: taken.length, machine: machine() })
  console.log(text)
  if (values.out !== '') writeFileSync(values.out, text)
} finally {
  for (const child of [load, ...Object.values(servers)]) child.stop()
}

/** One round: each kind of work in each dialect, on one server and at once on the other. */
async function everything(count) {
  const round = []
  for (const workload of Object.keys(framesPerTime)) {
    for (const dialect of ['v1', 'classic']) {
      const measured = { workload, dialect }
      for (const name of Object.keys(servers)) measured[name] = await measure(name, dialect, workload, count)
      round.push(measured)
    }
  }
  return round
}

async function measure(name, dialect, workload, count) {
  const times = Math.max(1, Math.round(count / pairs / framesPerTime[workload]))
  const before = await servers[name].ask('cpuMs')
  const heard = await load.ask('run', `${name} ${dialect}`, workload, times)
  const cpuMs = (await servers[name].ask('cpuMs')) - before
  return { ...heard, cpuUsPerFrame: (cpuMs * 1_000) / (times * pairs * framesPerTime[workload]) }
}

function machine() {
  return `Node ${process.versions.node}, ${os.availableParallelism()} cores`
}
