// What was found → its part of the page, and which promises were not kept.

const MIB = 2 ** 20
/** What the server promises for 10,000 people. */
const BOUNDS = { rssMib: 512, loopMs: 250, pairedMs: 5 }

/** @returns `text`: the part of the page · `broken`: the promises that were not kept */
export function page({ people, rate, memory, rush, joins }, machine) {
  const all = people.toLocaleString('en')
  const perSecond = rate.toLocaleString('en')
  const { inServer } = joins
  const rows = [
    [`${all} wait: memory (RSS) of the server`, memory.rss / MIB, BOUNDS.rssMib, (value) => `${value.toFixed(0)} MiB`],
    [
      `${all} press Find within a second: the longest that anything waits for the event loop`,
      rush.loopMs,
      BOUNDS.loopMs,
      (value) => `${value.toFixed(1)} ms`,
    ],
    [
      `${perSecond} joins a second: from reading the frame that made a pair possible until both \`Paired\` are written, p99`,
      inServer.p99,
      BOUNDS.pairedMs,
      (value) => `${value.toFixed(2)} ms`,
    ],
  ]
  const unpaired = people - rush.pairs * 2
  const broken = [
    ...rows.filter(([, value, bound]) => !(value < bound)).map(([what]) => what),
    ...(unpaired === 0 ? [] : [`${unpaired} of ${all} were not paired`]),
  ]
  const text = `${machine}.

| promise | less than | measured | kept |
|---|---|---|---|
${rows.map(([what, value, bound, say]) => `| ${what} | ${say(bound).replace(/\.0+ /, ' ')} | ${say(value)} | ${value < bound ? 'yes' : 'no'} |`).join('\n')}

- Of the ${all} who pressed Find within ${(rush.pressedMs / 1_000).toFixed(2)} s, ${unpaired === 0 ? 'all' : String(people - unpaired)} were paired, for
  ${rush.cpuMs.toFixed(0)} ms of the server's processor time.
- The third is measured at the sockets of the server's process, whose code knows nothing of it: ${inServer.pairs.toLocaleString('en')} pairs, p50
  ${inServer.p50.toFixed(2)} ms, longest ${inServer.max.toFixed(1)} ms. From outside, from pressing Find to reading \`Paired\`, the p99 is ${joins.seenP99.toFixed(1)} ms, with
  the time of the people's own processes.
- RSS is as the operating system counts it, with whatever garbage there is.`
  return { text, broken }
}
