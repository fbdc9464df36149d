// A run → its part of the page.
import { contendersAt } from './contenders.mjs'
import { Figures } from './figures.mjs'

/** What a workload is, and of what its processor time is told. */
const workloads = {
  relay: 'relay, a frame',
  trickle: 'trickle, a frame',
  storm: 'storm, a connect',
  herd: 'herd, a Next',
  churn: 'churn, a visit',
}
const people = ['ours classic', 'ours v1']
const titles = {
  'ours classic': 'ours, classic',
  'ours v1': 'ours, v1',
  'bare classic': 'bare `ws`',
  'bare v1': 'bare `ws`, frames of v1',
  peerjs: 'PeerJS',
  'socket-io': 'Socket.IO',
}

export function report(records, options, machine) {
  const figures = new Figures(records)
  const names = contendersAt(options.servers)
  const others = ['bare classic', 'peerjs', 'socket-io'].filter((name) => names.includes(name))
  return [
    `${machine}; ${roundsOf(records)}. Cells with three figures are median (least – most) over the rounds; ratios are of each round by itself.`,
    ...(others.length > 0 && options.servers.includes('ours') ?
      [ratios(figures, others, 'cpuUs', 'processor time')]
    : []),
    absolute(figures, names, 'cpuUs', 'processor time of the server, µs'),
    ...(others.length > 0 && options.servers.includes('ours') ?
      [ratios(figures, others, 'wallMs', 'time on the wall')]
    : []),
    absolute(figures, names, 'wallMs', 'time on the wall of one measurement, ms'),
    latency(figures, names, options),
    memory(figures, names, options),
    `${options.pairs} pairs and ${thousands(options.frames)} frames a measurement; crowds of ${thousands(options.people)}, ${thousands(options.churns)} visits.`,
  ].join('\n\n')
}

/** Ours ÷ the others. */
function ratios(figures, others, member, what) {
  const head = [`${what}, ours ÷`, ...others.map((name) => titles[name])]
  const rows = Object.entries(workloads).flatMap(([workload, title]) =>
    people.map((ours) => [
      `${title.split(',')[0]}, ${ours.split(' ')[1]}`,
      ...others.map((other) => ratioCell(figures, workload, ours, other, member)),
    ]),
  )
  return table(head, rows)
}

function ratioCell(figures, workload, ours, other, member) {
  // Frames of v1 are carried by the bare server too; of its crowds there is one kind.
  const same = other === 'bare classic' ? figures.ratio(workload, ours, bareFor(ours), member) : null
  return cell(same ?? figures.ratio(workload, ours, other, member), 2)
}

function absolute(figures, names, member, what) {
  const rows = Object.entries(workloads).map(([workload, title]) => [
    member === 'cpuUs' ? title : title.split(',')[0],
    ...names.map((name) => figure(figures.of(workload, name, member), member === 'cpuUs' ? 1 : 0)),
  ])
  return table([what, ...names.map((name) => titles[name])], rows)
}

function latency(figures, names, { rate }) {
  const rows = names.map((name) => [
    titles[name],
    ...['p50', 'p99'].map((member) => cell(figures.of('steady', name, member), 2)),
    ...['p50', 'p99'].map((member) => cell(figures.ratio('steady', name, bareFor(name), member), 2)),
  ])
  const head = [`one frame at ${thousands(rate)} a second`, 'p50, ms', 'p99, ms', 'p50 ÷ bare `ws`', 'p99 ÷ bare `ws`']
  return table(head, rows)
}

/** The bare server with the same frames. */
function bareFor(name) {
  return name.endsWith(' v1') ? 'bare v1' : 'bare classic'
}

function memory(figures, names, { people }) {
  const rows = names
    .filter((name) => figures.of('memory', name, 'rss') !== null)
    .map((name) => [
      name === 'ours classic' ? `${titles[name]} (in pairs)` : titles[name],
      ...['rss', 'held'].map((member) => cell(figures.of('memory', name, member), 1, 1_024)),
      cell(figures.ratio('memory', name, 'bare classic', 'rss'), 2),
    ])
  const head = ['RSS, KiB a connection', 'of it heap and external', 'RSS ÷ bare `ws`']
  return table([`memory at ${thousands(people)} connections`, ...head], rows)
}

function roundsOf(records) {
  const rounds = (workload) =>
    new Set(records.filter((one) => one.workload === workload).map(({ round }) => round)).size
  return [
    ['relay', 'of relay'],
    ['trickle', 'of trickle'],
    ['steady', 'of the fixed rate'],
    ['storm', 'of storm and herd'],
    ['churn', 'of churn'],
    ['memory', 'of memory'],
  ]
    .map(([workload, name], at) => `${at === 0 ? 'rounds: ' : ''}${rounds(workload)} ${name}`)
    .join(', ')
}

function cell(spread, digits, unit = 1) {
  if (spread === null) return '–'
  const [median, min, max] = [spread.median, spread.min, spread.max].map((value) => (value / unit).toFixed(digits))
  return `${median} (${min} – ${max})`
}

function figure(spread, digits) {
  return spread === null ? '–' : spread.median.toFixed(digits)
}

function thousands(value) {
  return value.toLocaleString('en')
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
