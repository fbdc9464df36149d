import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const built = (entry: string) => JSON.stringify(new URL(`../dist/${entry}.js`, import.meta.url))

/** What a rendering server does: import, construct, listen, destroy, where looking at anything of a browser is a fault. */
const script = `
  const touched = []
  const names = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'location', 'WebSocket', 'RTCPeerConnection',
    'MediaStream', 'DOMException', 'crypto', 'isSecureContext', 'addEventListener', 'setTimeout', 'setInterval', 'fetch']
  for (const name of names) {
    Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name) } })
  }
  const { MatchClient } = await import(${built('index')})
  const { makeFakes } = await import(${built('testing')})
  const client = new MatchClient({ url: 'https://match.example.com', preferences: { pool: 'site' } })
  client.on('state', () => {})()
  client.once('paired', () => {})
  client.playRemote({})()
  const told = [client.state, client.signaling, client.session, client.waiting, client.media.stream]
  client.destroy()
  new MatchClient(makeFakes().options).destroy()
  console.log(JSON.stringify({ touched, told }))
`

it('[mistake 19] importing both entries, constructing and destroying touch nothing of a browser, as built, in plain Node', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  expect(JSON.parse(stdout)).toEqual({ touched: [], told: ['idle', 'offline', null, null, null] })
})

it('[mistake 19] in plain Node, starting says that this is no browser', async () => {
  const { MatchClient } = await import('./index.ts')
  const client = new MatchClient({ url: 'wss://match.example.com' })
  await expect(client.start()).rejects.toMatchObject({ name: 'MatchError', code: 'unsupported_browser' })
  client.destroy()
})
