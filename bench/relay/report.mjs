// Rounds of measurements → a page.

/** One row for each kind of work and dialect: ratios ours ÷ bare of each round, and medians. */
export function rowsOf(rounds) {
  return rounds[0].map(({ workload, dialect }, at) => {
    const measured = rounds.map((round) => round[at])
    const ratios = (of) => spread(measured.map(({ ours, bare }) => of(ours) / of(bare)))
    const middle = (name, of) => spread(measured.map((round) => of(round[name]))).median
    return {
      workload,
      dialect,
      cpu: ratios(({ cpuUsPerFrame }) => cpuUsPerFrame),
      wall: ratios(({ wallMs }) => wallMs),
      ours: Object.fromEntries(MEASURES.map((name) => [name, middle('ours', (each) => each[name])])),
      bare: Object.fromEntries(MEASURES.map((name) => [name, middle('bare', (each) => each[name])])),
    }
  })
}

const MEASURES = ['cpuUsPerFrame', 'p50', 'p99']

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) }
}

export function page({ rows, pairs, frames, rounds, machine }) {
  const name = ({ workload, dialect }) => `${workload}, ${dialect}`
  const ratio = ({ min, median, max }) => [median, min, max].map((value) => value.toFixed(2))
  const both = (row, of, digits) => [row.bare[of].toFixed(digits), row.ours[of].toFixed(digits)]
  return `# What relaying costs

Our built server beside a bare \`ws\` relay, which pairs sockets as they come and checks nothing: what is checking, counting and
limiting every frame worth in time of the processor? Repeat it with \`npm run bench:relay\` (under a minute, loopback only).

${table(
  ['time of the server process, ours ÷ bare', 'median', 'least', 'most', 'bare, µs a frame', 'ours, µs a frame'],
  rows.map((row) => [name(row), ...ratio(row.cpu), ...both(row, 'cpuUsPerFrame', 1)]),
)}

${table(
  [
    'time on the wall, ours ÷ bare',
    'median',
    'least',
    'most',
    'bare p50, ms',
    'ours p50, ms',
    'bare p99, ms',
    'ours p99, ms',
  ],
  rows.map((row) => [name(row), ...ratio(row.wall), ...both(row, 'p50', 2), ...both(row, 'p99', 2)]),
)}

- *ping-pong*: a frame of a chat message's size, and the same back. *trickle*: an offer of 4 KB with 12 candidates at once, answered
  by as much. p50 and p99 are of one such exchange.
- ${pairs} pairs at once, ${frames.toLocaleString('en')} frames a measurement, ${rounds} rounds of bare and ours in turn, after a warm-up; three
  processes: the two servers and the people. Each frame is compared with what was sent, byte for byte.
- Limits on rates are 0 (off) by option, since one machine plays everybody; all checks of a frame are on.
- ${machine}. On a machine with other work believe the ratios, and of those the median. The time on the wall is the people's process's
  as well, which is busier than either server.
`
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
