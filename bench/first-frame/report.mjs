// Times of calls → a page.

export function rowsOf(taken) {
  return Object.entries(taken).map(([name, times]) => {
    const sorted = [...times].sort((a, b) => a - b)
    return { name, median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) }
  })
}

const titles = {
  mismatch: 'Mismatch',
  'mismatch-cold': 'Mismatch, `warmStart: false`',
  peerjs: 'PeerJS',
  'simple-peer': 'simple-peer',
  plain: 'RTCPeerConnection by hand',
}
const libraries = ['peerjs', 'simple-peer']

export function page({ results, calls, machine }) {
  return `# The first frame

From the second one's Find to both seeing a picture. Repeat it with \`npm run bench:first-frame\` (some minutes, loopback only; it
installs what it compares with into \`bench/\`).

${results.map(distance).join('\n\n')}

- One page, cameras open, sockets connected; the first one waits already. Each hop of signaling takes as long as the heading says; the
  way between the two browsers takes nothing. ${calls} calls each, all contenders in turn.
- PeerJS meets by the id that a small hub tells, through its own server; simple-peer and the one by hand signal through the hub. Both
  know each other's ids or roles after as many hops as ours do. Trickle is on.
- Mismatch makes the offer while one waits and delivers it with the pairing, which saves two hops.
- ${machine}.
`
}

function distance({ ms, rows }) {
  const faster = Math.min(...rows.filter(({ name }) => libraries.includes(name)).map(({ median }) => median))
  const lines = rows.map(({ name, median, least, most }) => [
    titles[name],
    ...[median, least, most].map((value) => value.toFixed(0)),
    Number.isFinite(faster) ? (median / faster).toFixed(2) : '',
  ])
  const head = [`${String(ms)} ms a hop`, 'median, ms', 'least', 'most', '÷ the faster library']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
