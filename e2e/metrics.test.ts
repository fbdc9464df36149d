import { spawnSync } from 'node:child_process'
import { expect, it, onTestFinished } from 'vitest'
import { WireClient } from '../packages/server/src/testing/wire-client.ts'
import { freePort } from '../scripts/free-port.mjs'
import { pathOf } from '../scripts/programs.mjs'
import { ServerProcess } from './support/server.ts'

it('[HTTP] promtool takes the metrics of a server that has seen people, at their own port and nowhere else', async () => {
  const metricsPort = String(await freePort())
  const server = await ServerProcess.start('--metrics-port', metricsPort, '--pools', 'default,chess', '--classic', 'on')
  onTestFinished(async () => {
    await server.stop()
  })
  const [a, b] = [await WireClient.open(server.wsUrl), await WireClient.open(server.wsUrl)]
  for (const client of [a, b]) {
    client.send({ type: 'Hello' })
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video' })
  }
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  a.send({ type: 'Connected', session_id, path: 'host', ms: 300 })
  for (let at = 0; at < 12; at++) a.send({ type: 'Chat', session_id, id: String(at), text: 'canary', sent_at: 1 })
  await a.settle()
  b.send({ type: 'Skip', session_id })
  b.send('no json')
  await b.settle()
  await (await WireClient.open(server.wsUrl, [])).leave()
  await a.leave(1000)

  const scraped = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const { status, stdout, stderr } = spawnSync(pathOf('promtool'), ['check', 'metrics'], {
    input: scraped,
    encoding: 'utf8',
  })
  expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' })
  expect(scraped).toMatch(/^mismatch_matches_total [12]$/m)
  expect(scraped).toMatch(/^mismatch_media_outcomes_total\{path="host"\} 1$/m)
  expect(scraped).toMatch(/^mismatch_limits_hit_total\{limit="chat-per-second"\} 2$/m)
  expect(scraped).not.toContain('canary')
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
  b.socket.terminate()
})
