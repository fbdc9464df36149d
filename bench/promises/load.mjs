// Half of the people of the promises, in a process of their own. They speak v1.
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { answer } from '../child.mjs'
import { quantiles } from '../quantiles.mjs'
import { V1Person } from '../signaling/people/v1-person.mjs'
import { inTurns } from '../signaling/work/crowd.mjs'

let people = []

answer({ come, wait, find, leave })

/** So many come and are let in; none presses Find yet. */
async function come(url, count) {
  await inTurns(count, async () => people.push(await V1Person.arrive(url)))
}

/** All press Find, and are queued where nobody meets anybody. */
async function wait() {
  await inTurns(people.length, async (at) => {
    people[at].seek(true)
    await people[at].queued()
  })
}

/**
 * All press Find, evenly over so many ms, until all are paired.
 *
 * @returns `pressedMs`: over how long it really was · `p50`, `p99`, `max`: from pressing to reading `Paired`, of those who need not wait, in ms
 */
async function find(overMs) {
  const took = []
  const begun = performance.now()
  let at = 0
  while (at < people.length) {
    const due = Math.min(people.length, ((performance.now() - begun) * people.length) / overMs)
    for (; at < due; at++) press(people[at], took)
    await setTimeout(1)
  }
  const pressedMs = performance.now() - begun
  await Promise.all(people.map((person) => person.paired(1)))
  return { pressedMs, ...quantiles(took) }
}

function press(person, took) {
  const from = performance.now()
  // Who came first offers; the other one was the last who was missing.
  person.onPaired = () => person.isOfferer || took.push(performance.now() - from)
  person.seek()
}

async function leave() {
  const all = people
  people = []
  await inTurns(all.length, (at) => all[at].leave())
}
