import { expect, it, onTestFinished } from 'vitest'
import { MatchServerError } from '../errors.ts'
import { MetricsPlace } from '../metrics-place.ts'
import { MetricsHost } from './metrics-host.ts'

const metrics = { contentType: 'text/plain; version=0.0.4', text: () => Promise.resolve('up 1\n') }

it('[HTTP] a port of its own tells the metrics and that it lives, and nothing else', async () => {
  const host = new MetricsHost(metrics)
  onTestFinished(() => host.close())
  const url = await host.listen('127.0.0.1', 0)
  const answer = await fetch(url)
  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
    200,
    'up 1\n',
    metrics.contentType,
  ])
  const at = async (path: string, method = 'GET') => (await fetch(new URL(path, url), { method })).status
  expect([await at('/health'), await at('/'), await at('/api/stats'), await at('/metrics', 'POST')]).toEqual([
    200, 404, 404, 405,
  ])
})

it('[HTTP] metrics that cannot be read are a 500 without the words of the fault', async () => {
  const host = new MetricsHost({ ...metrics, text: () => Promise.reject(new Error('swordfish')) })
  onTestFinished(() => host.close())
  const answer = await fetch(await host.listen('127.0.0.1', 0))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('swordfish')
})

it('[server] a metrics port in use is named, with the flag to change', async () => {
  const first = new MetricsHost(metrics)
  onTestFinished(() => first.close())
  const metricsPort = Number(new URL(await first.listen('127.0.0.1', 0)).port)
  const place = new MetricsPlace({ port: 1, metricsPort, metricsHost: '127.0.0.1' }, metrics)
  onTestFinished(() => place.close())
  const failed = await place.listen('http://127.0.0.1:1').catch((thrown: unknown) => thrown)
  expect(failed).toBeInstanceOf(MatchServerError)
  expect(failed).toMatchObject({ code: 'port_in_use', message: expect.stringContaining('--metrics-port') as string })
})
