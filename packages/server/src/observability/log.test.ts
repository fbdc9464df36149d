import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'
import { loggedError } from './log.ts'

const secrets = {
  token: 'SECRET-token',
  device_id: 'SECRET-device',
  name: 'SECRET-name',
  text: 'SECRET-chat',
  sdp: 'SECRET-sdp',
  comment: 'SECRET-comment',
  address: '203.0.113.77',
}

it('[mistake 20] payloads, tokens, addresses, names and device ids reach no log, at any level', async () => {
  const { token, device_id, name, text, sdp, comment, address } = secrets
  const served = await Served.start({ logLevel: 'trace', trustedProxies: 1, hooks: { onAuthenticate } })
  const join = async (user: string) => {
    const client = await served.connect(undefined, { headers: { 'X-Forwarded-For': address } })
    client.send({ type: 'Hello', token: token + user, device_id, client: { name, version: '1' } })
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video', profile: { name } })
    return client
  }
  const a = await join('a')
  await a.hear('Waiting')
  const b = await join('b')
  const { session_id } = await b.hear('Paired')
  b.send({ type: 'Offer', session_id, sdp })
  b.send({ type: 'Chat', session_id, id: text, text, sent_at: 1 })
  b.send(`${text} no json`)
  b.send(`{"type":"${text}"}`)
  b.send(`{"type":"Chat","session_id":"${session_id}","id":"${text}","text":{"${text}":1},"sent_at":1}`)
  for (let i = 0; i < 30; i++) b.send({ type: 'Chat', session_id, id: text, text, sent_at: 1 })
  b.send({ type: 'Report', session_id, reason: 'other', comment })
  await b.settle()
  const failing = await served.connect()
  failing.send({ type: 'Hello', token: `${token}-fails` })
  await failing.closed
  await served.server.drain()
  expect(served.logged.join('\n')).not.toMatch(/SECRET|203\.0\.113/)
  // It did log what happened.
  const events = served.logged.map((line) => (JSON.parse(line) as { message: string }).message)
  expect(events).toEqual(
    expect.arrayContaining(['connection opened', 'session began', 'frame refused', 'report written', 'login failed']),
  )
})

it('[S5] of something thrown the log tells where, not what', () => {
  const error = Object.assign(new TypeError('SECRET\n    at SECRET (secret.js:1:1)'), { code: 'E_SECRET_FREE' })
  const logged = loggedError(error)
  expect(logged).toMatchObject({ name: 'TypeError', code: 'E_SECRET_FREE' })
  expect(logged.at[0]).toMatch(/^at .*log\.test\.ts/)
  expect(JSON.stringify(logged)).not.toContain('SECRET\\n')
  expect(JSON.stringify(logged)).not.toContain('secret.js')
})

it('[S5] an error whose stack does not begin with its message is told by name only', () => {
  const error = Object.assign(new Error('harmless'), { stack: 'Error: SECRET\n    at SECRET' })
  expect(loggedError(error)).toEqual({ name: 'Error', at: [] })
  expect(loggedError('a thrown SECRET')).toEqual({ name: 'string', at: [] })
})

function onAuthenticate({ token = '' }: { token: string | undefined }) {
  if (token.endsWith('-fails')) throw new Error(`no such token: ${token}`)
  return { userId: token }
}
