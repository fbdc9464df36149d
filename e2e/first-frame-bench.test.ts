import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('[bench] the time to the first frame is measured, with and without warm start', { timeout: 60_000 }, () => {
  const bench = fileURLToPath(new URL('../bench/first-frame/bench.mjs', import.meta.url))
  // Those that come with the repository.
  const few = ['--calls', '1', '--hops', '5', '--contenders', 'mismatch,mismatch-cold,plain', '--out', '']
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, ...few], { encoding: 'utf8', timeout: 55_000 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const rows = [...stdout.matchAll(/^\| (Mismatch.*|RTC.*) \| (\d+) \| \d+ \| \d+ \|/gm)]
  expect(rows.map(([, name]) => name)).toEqual([
    'Mismatch',
    'Mismatch, `warmStart: false`',
    'RTCPeerConnection by hand',
  ])
  // Four hops of 5 ms are the least there can be.
  for (const [, , ms] of rows) expect(Number(ms)).toBeGreaterThan(20)
})
