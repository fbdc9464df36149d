// What a run is asked for.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { servers } from './contenders.mjs'

/** The most that each may be, so that a run ends: as many people as one process may open files, and the like. */
const MOST = {
  pairs: 1_000,
  frames: 1_000_000,
  rounds: 100,
  people: 18_000,
  churns: 100_000,
  crowds: 100,
  rate: 20_000,
}

/**
 * @returns the options as numbers, `servers` as a list, `out` as it was given
 * @throws an Error that names every fault
 */
export function readOptions(args) {
  const text = (value) => ({ type: 'string', default: value })
  const { values } = parseArgs({
    args,
    options: {
      /** Pairs who talk at once, frames of each measurement of relay and trickle, and how often each is measured. */
      pairs: text('40'),
      frames: text('20000'),
      rounds: text('7'),
      /** Storm, herd, memory: so many people; churn: so many meet somebody; how often each is measured. */
      people: text('10000'),
      churns: text('4000'),
      crowds: text('3'),
      /** Frames a second for latency. */
      rate: text('2000'),
      servers: text(servers.join(',')),
      /** Where the figures go; nowhere if empty. */
      out: text(fileURLToPath(new URL('../../docs/performance.md', import.meta.url))),
    },
  })
  const numbers = Object.fromEntries(Object.keys(MOST).map((name) => [name, Number(values[name])]))
  const chosen = values.servers.split(',')
  const faults = Object.entries(numbers)
    .filter(([name, value]) => !Number.isInteger(value) || value < 1 || value > MOST[name])
    .map(([name]) => `--${name} is a whole number from 1 to ${MOST[name]}`)
  // With an odd number of pairs, two who have just parted could be left to each other, who may not meet again at once (rule M2).
  if (numbers.people % 4 !== 0) faults.push('--people is a multiple of 4')
  if (numbers.churns < 2) faults.push('--churns is at least 2')
  const unknown = chosen.filter((name) => !servers.includes(name))
  if (unknown.length > 0) faults.push(`--servers: there is no ${unknown.join(', ')}; there are ${servers.join(', ')}`)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return { ...numbers, servers: chosen, out: values.out }
}
