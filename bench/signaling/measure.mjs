// What is measured, in the order of a run: each workload on one contender after the other, round by round, so that whatever else the
// machine does meets them all.
import { contenders, contendersAt } from './contenders.mjs'
import { framesPerTime } from './work/exchange.mjs'

/** After so long no further round of a workload begins, however many it was asked for, in ms: the whole stays below six minutes. */
const LONGEST_MS = { relay: 40_000, trickle: 40_000, steady: 40_000, crowd: 75_000, churn: 40_000, memory: 60_000 }
/** How long the fixed rate is kept, in s. */
const STEADY_S = 2
/** Of what is measured, so much comes before anything counts: the compilers have seen everything then. */
const WARM_UP = 1 / 4

/**
 * @typedef {object} Measurement
 * @property {string} workload
 * @property {string} contender
 * @property {number} round
 * @property {number} [cpuUs] the server's processor time for each frame, connect, pair or visit, in µs
 * @property {number} [wallMs] for all of them together
 * @property {number} [p50] and p99: of one frame or exchange, in ms
 * @property {number} [rss] and held: what one connection takes, as the operating system and as JavaScript count it, in bytes
 */

/** @returns {Promise<Measurement[]>} */
export async function measureAll(stage, options) {
  const names = contendersAt(options.servers)
  const crowds = names.filter((name) => contenders[name].Dialect !== undefined)
  return [
    ...(await talk(stage, options, names)),
    ...(await meet(stage, options, crowds)),
    ...(await rest(stage, options, crowds)),
  ]
}

/** Pairs talk. */
async function talk(stage, { pairs, frames, rounds, rate }, names) {
  const people = stage.people()
  for (const name of names) await people.ask('connect', name, stage.serverOf(name).url, pairs)
  const exchange = (workload, frames) => (name) => {
    const times = Math.max(1, Math.round(frames / pairs / framesPerTime[workload]))
    return stage.cost(name, times * pairs * framesPerTime[workload], () =>
      people.ask('exchange', name, workload, times),
    )
  }
  const records = []
  for (const workload of Object.keys(framesPerTime)) {
    await inRounds(workload, names, 2, exchange(workload, frames * WARM_UP))
    records.push(...(await inRounds(workload, names, rounds, exchange(workload, frames))))
  }
  const count = Math.min(frames, rate * STEADY_S)
  records.push(...(await inRounds('steady', names, rounds, (name) => people.ask('steady', name, rate, count))))
  stage.end(people)
  for (const name of names) await stage.gone(stage.serverOf(name))
  return records
}

/** Crowds come, press Next, and go. */
async function meet(stage, { people: count, churns, crowds }, names) {
  const people = stage.people()
  const meets = (name) => contenders[name].meets !== false
  const visit = async (name, count) => {
    const { url } = stage.serverOf(name)
    const storm = await stage.cost(name, count, async () => {
      const said = await people.ask('storm', name, url, count)
      if (meets(name)) await people.ask('settled')
      return said
    })
    const herd = meets(name) ? await stage.cost(name, count / 2, () => people.ask('herd')) : null
    await people.ask('disperse')
    await stage.gone(stage.serverOf(name))
    return { storm, herd }
  }
  const churn = (count) => (name) =>
    stage.cost(name, count, async () => {
      const said = await people.ask('churn', name, stage.serverOf(name).url, count)
      await stage.gone(stage.serverOf(name))
      return said
    })
  const few = Math.max(4, Math.floor((count * WARM_UP) / 4) * 4)
  await inRounds('crowd', names, 1, (name) => visit(name, few))
  const visits = await inRounds('crowd', names, crowds, (name) => visit(name, count))
  const records = visits.flatMap(({ contender, round, storm, herd }) => [
    { workload: 'storm', contender, round, ...storm },
    ...(herd === null ? [] : [{ workload: 'herd', contender, round, ...herd }]),
  ])
  records.push(...(await inRounds('churn', names.filter(meets), crowds, churn(churns))))
  stage.end(people)
  return records
}

/** Crowds are there and do nothing, each at a fresh server. */
async function rest(stage, { people: count, crowds }, names) {
  const few = Math.max(4, Math.floor(count / 100) * 4)
  return inRounds('memory', names, crowds, async (name) => {
    const { server } = contenders[name]
    const fresh = await stage.server(server, { pairs: false })
    const people = stage.people()
    // What a server makes for the first who come, it has made then.
    await people.ask('storm', name, fresh.url, few, true)
    await people.ask('disperse')
    await stage.gone(fresh)
    const before = await fresh.child.ask('memory')
    await people.ask('storm', name, fresh.url, count, true)
    const after = await fresh.child.ask('memory')
    for (const process of [people, fresh.child]) stage.end(process)
    return { rss: (after.rss - before.rss) / count, held: (after.held - before.held) / count }
  })
}

/** Each contender in turn, each round beginning with another one. */
async function inRounds(workload, names, rounds, measure) {
  const records = []
  const deadline = Date.now() + LONGEST_MS[workload]
  for (let round = 0; round < rounds && (round === 0 || Date.now() < deadline); round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const contender = names[(round + turn) % names.length]
      try {
        records.push({ workload, contender, round, ...(await measure(contender)) })
      } catch (error) {
        throw new Error(`${contender}: ${error.message}`, { cause: error })
      }
    }
  }
  return records
}
