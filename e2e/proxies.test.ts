import { request } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientOptions } from 'ws'
import { WireClient } from '../packages/server/src/testing/wire-client.ts'
import { ReverseProxy } from './support/proxy.ts'
import { ServerProcess } from './support/server.ts'

// The files of deploy/ in real proxies. Every address of 127.0.0.0/8 is this machine, so that visitors can have some of their own.

const ANNA = '127.0.0.2'
const BERT = '127.0.0.3'

describe.each(['nginx', 'Caddy'] as const)('through %s', (name) => {
  let server: ServerProcess
  let proxy: ReverseProxy

  beforeAll(async () => {
    server = await ServerProcess.start('--trusted-proxies', '1', '--address-connections', '2')
    proxy = await ReverseProxy.start(name, server.url)
  })

  afterAll(async () => {
    await proxy.stop()
    await server.stop()
  })

  const connect = (localAddress: string, options: ClientOptions = {}) =>
    WireClient.open(proxy.wsUrl, undefined, { ca: proxy.ca, localAddress, ...options })

  it('[HTTP] its own check takes the file', () => {
    expect(proxy.check()).toMatchObject({ isGood: true })
  })

  it('[F3] two people meet and talk, frames go on as they are', async () => {
    const [anna, bert] = [await connect(ANNA), await connect(BERT)]
    for (const client of [anna, bert]) {
      client.send({ type: 'Hello' })
      await client.hear('Welcome')
      client.send({ type: 'Ready', media: 'video' })
    }
    await anna.hear('Waiting')
    const { session_id } = await anna.hear('Paired')
    await bert.hear('Paired')
    const said = `{"type":"Chat","session_id":"${session_id}","id":"1", "text":"over  the\\u0020proxy","sent_at":1}`
    anna.send(said)
    expect(await bert.text()).toBe(said)
    await Promise.all([anna.leave(1000), bert.leave(1000)])
  })

  it('[S4] the limits of an address are those of the visitor, and a header that the visitor writes changes nothing', async () => {
    const annas = [await connect(ANNA), await connect(ANNA)]
    await expect(connect(ANNA)).rejects.toThrow('429')
    for (const forged of ['192.0.2.9', '192.0.2.9, 198.51.100.7', BERT]) {
      await expect(connect(ANNA, { headers: { 'X-Forwarded-For': forged } })).rejects.toThrow('429')
    }
    const bert = await connect(BERT)
    await Promise.all([...annas, bert].map((client) => client.leave(1000)))
  })

  it('[HTTP] the metrics are not shown to visitors', async () => {
    const { status } = await fetch(`${server.url}/health`)
    expect(status).toBe(200)
    expect(await statusThrough(proxy, '/health')).toBe(200)
    expect(await statusThrough(proxy, '/metrics')).toBe(404)
  })
})

function statusThrough(proxy: ReverseProxy, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(proxy.url + path, { ca: proxy.ca, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .once('error', reject)
      .end()
  })
}
