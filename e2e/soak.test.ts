import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const soak = fileURLToPath(new URL('../bench/soak/soak.mjs', import.meta.url))

it('[F4] the soak runs: spoilt frames and dropped connections end nothing but themselves', () => {
  // So few say nothing of memory and time, which the whole run is for.
  const few = ['--frames', '3000', '--connections', '60', '--report']
  const { status, stdout, stderr } = spawnSync(process.execPath, [soak, ...few], { encoding: 'utf8', timeout: 55_000 })
  expect(stderr).not.toContain('Error')
  expect(status).toBe(0)
  const [, sent, judged] = /(\d+) sent, (\d+) judged/.exec(stdout) ?? []
  expect(Number(sent)).toBeGreaterThanOrEqual(3_000)
  expect(Number(judged)).toBeGreaterThan(1_000)
  expect(stdout).toMatch(/bystanders +[1-9]\d* round trips/)
})
