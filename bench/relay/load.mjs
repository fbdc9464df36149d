// All the people of the bench, in a process of their own.
import { performance } from 'node:perf_hooks'
import { answer } from './child.mjs'
import { connectPair } from './pairs.mjs'
import { work } from './work.mjs'

const groups = new Map()
answer({ connect, run })

/** One pair after the other: both relays join those who come in a row. */
async function connect(group, url, count) {
  const pairs = []
  while (pairs.length < count) pairs.push(await connectPair[group](url))
  groups.set(group, pairs)
}

/** All pairs of a group at once, each `times` times. */
async function run(group, workload, times) {
  const startedAt = performance.now()
  const took = await Promise.all(groups.get(group).map((pair) => work[workload](pair, times)))
  const wallMs = performance.now() - startedAt
  const sorted = took.flat().sort((a, b) => a - b)
  return { wallMs, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
}

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
