import { expect, it, vi } from 'vitest'
import type { MatchSession } from './match-session.ts'
import { settle } from './testing/fake-clock.ts'
import { makeClient, startPaired } from './testing/harness.ts'

// Each phrase costs half a million rounds, so that nobody tries many: long, where other programs have the processor.
vi.setConfig({ testTimeout: 30_000 })

async function paired(media: 'video' | 'text' = 'video') {
  const harness = makeClient()
  await startPaired(harness, 'S1', { media })
  const answer = async () => {
    harness.server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'a=fingerprint:sha-256 BB:02' })
    await settle()
  }
  return { ...harness, session: harness.client.session as MatchSession, answer }
}

it('[check phrase] is there once both ends have described themselves', async () => {
  const { session, answer } = await paired()
  await expect(session.checkPhrase()).rejects.toMatchObject({ code: 'not_connected', retryable: true })
  await answer()
  expect(await session.checkPhrase()).toMatch(/^\d{3}( \d{3}){5}$/)
})

it('[check phrase] is not there for text, which has no connection, nor after the end', async () => {
  const { session } = await paired('text')
  await expect(session.checkPhrase()).rejects.toMatchObject({ code: 'not_connected' })
  const { client, session: last, answer } = await paired()
  await answer()
  client.next()
  await expect(last.checkPhrase()).rejects.toMatchObject({ code: 'session_over' })
})
