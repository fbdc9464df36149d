// `npm run bench:matching`: what a join costs among a hundred thousand who wait, in time of the processor. No sockets, no other process.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createBackend } from './backend.mjs'
import { crowds, plain } from './crowds.mjs'

const { values } = parseArgs({
  options: { waiting: { type: 'string', default: '100000' }, joins: { type: 'string', default: '2000' } },
})
const [waiting, joins] = [Number(values.waiting), Number(values.joins)]

console.log(`| ${count(waiting)} wait, and | one more joins, µs | and leaves, µs |\n|---|---|---|`)
for (const [name, crowd] of Object.entries(crowds)) {
  const { join, leave } = await amongCrowd(crowd)
  console.log(`| ${name} | ${join.toFixed(0)} | ${leave.toFixed(0)} |`)
}
const pairing = await allPaired()
console.log(`\n${count(waiting)} join who all fit: ${(pairing / 1_000).toFixed(0)} ms for all.`)
console.log(`Node ${process.versions.node}; CPU of this process, its garbage collection with it.`)

/** Microseconds of the processor for a join and a leave among those who wait. */
async function amongCrowd(crowd) {
  const { backend, heard } = await createBackend()
  for (let n = 0; n < waiting; n++) {
    backend.arrive(crowd.person(n), `c${n}`)
    backend.enqueue(`u${n}`, crowd.wishes(n))
  }
  const before = heard.waiting
  const late = Array.from({ length: joins }, (_, index) => waiting + index)
  for (const n of late) backend.arrive(crowd.person(n), `c${n}`)
  const join = cpuUs(() => {
    for (const n of late) backend.enqueue(`u${n}`, crowd.wishes(n))
  })
  if (heard.paired > 0 || heard.waiting < before + joins)
    throw new Error('somebody met, or was not told that they wait')
  const leave = cpuUs(() => {
    for (const n of late) backend.leave(`u${n}`)
  })
  await backend.close()
  return { join: join / joins, leave: leave / joins }
}

/** Microseconds of the processor until everybody is paired who fits everybody. */
async function allPaired() {
  const { backend, heard } = await createBackend()
  for (let n = 0; n < waiting; n++) backend.arrive(plain.person(n), `c${n}`)
  const took = cpuUs(() => {
    for (let n = 0; n < waiting; n++) backend.enqueue(`u${n}`, plain.wishes(n))
  })
  if (heard.paired !== waiting / 2) throw new Error(`${heard.paired} pairs of ${waiting / 2}`)
  await backend.close()
  return took
}

function cpuUs(run) {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function count(number) {
  return number.toLocaleString('en')
}
