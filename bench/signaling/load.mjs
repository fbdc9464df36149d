// All the people of the bench, in a process of their own.
import { performance } from 'node:perf_hooks'
import { answer } from '../child.mjs'
import { quantiles } from '../quantiles.mjs'
import { contenders } from './contenders.mjs'
import { connectPair } from './people/pair.mjs'
import { churn as churnOf } from './work/churn.mjs'
import { Crowd } from './work/crowd.mjs'
import { exchanges } from './work/exchange.mjs'
import { steady as steadyOf } from './work/steady.mjs'

/** By contender. */
const pairsOf = new Map()
let crowd

answer({ connect, exchange, steady, storm, settled, herd, disperse, churn })

/** One pair after the other: the servers join those who come in a row. */
async function connect(name, url, count) {
  const pairs = []
  while (pairs.length < count) pairs.push(await connectPair[contenders[name].pair](url))
  pairsOf.set(name, pairs)
}

/** All pairs of a contender at once, each `times` times. */
async function exchange(name, workload, times) {
  const startedAt = performance.now()
  const took = await Promise.all(pairsOf.get(name).map((pair) => exchanges[workload](pair, times)))
  return { wallMs: performance.now() - startedAt, ...quantiles(took.flat()) }
}

async function steady(name, perSecond, count) {
  return quantiles(await steadyOf(pairsOf.get(name), perSecond, count))
}

async function storm(name, url, count, isAlone) {
  crowd = new Crowd(contenders[name].Dialect)
  return { wallMs: await crowd.storm(url, count, isAlone) }
}

function settled() {
  return crowd.settled()
}

async function herd() {
  return { wallMs: await crowd.herd() }
}

function disperse() {
  return crowd.disperse()
}

function churn(name, url, count) {
  return churnOf(contenders[name].Dialect, url, count)
}
