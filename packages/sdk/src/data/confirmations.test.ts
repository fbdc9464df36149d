import { expect, it } from 'vitest'
import { MatchError } from '../errors.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { Confirmations, type Confirmable } from './confirmations.ts'

function makeConfirmations(online = true) {
  const clock = new FakeClock()
  const sent: Confirmable[] = []
  const confirmations = new Confirmations({ clock, send: (message) => (sent.push(message), online) })
  return { confirmations, clock, sent }
}

const report = (session_id: string, comment?: string): Confirmable => ({
  type: 'Report',
  session_id,
  reason: 'spam',
  ...(comment !== undefined && { comment }),
})

it('[S1] resolves when the server has stored it; a second report of the session is the same one', async () => {
  const { confirmations, clock, sent } = makeConfirmations()
  const outcomes = [confirmations.ask(report('S', 'sells things')), confirmations.ask(report('S'))]
  expect(sent).toEqual([{ type: 'Report', session_id: 'S', reason: 'spam', comment: 'sells things' }])
  confirmations.confirmed('Report', 'S', 'rep-1')
  expect(await Promise.all(outcomes)).toEqual(['rep-1', 'rep-1'])
  expect(clock.pending).toBe(0)
})

it('[S1] rejects without a connection, without an answer, and when the connection breaks', async () => {
  const failed = { code: 'report_failed', retryable: true }
  await expect(makeConfirmations(false).confirmations.ask(report('S'))).rejects.toMatchObject(failed)

  const silent = makeConfirmations()
  const outcome = silent.confirmations.ask(report('S'))
  silent.clock.advance(15_000)
  await expect(outcome).rejects.toMatchObject(failed)

  const broken = makeConfirmations()
  const both = [broken.confirmations.ask(report('S1')), broken.confirmations.ask(report('S2'))]
  broken.confirmations.failAll()
  for (const each of both) await expect(each).rejects.toMatchObject(failed)
  expect(broken.clock.pending).toBe(0)
})

it('[S3] rejects with what the server refused it for', async () => {
  const { confirmations } = makeConfirmations()
  const outcome = confirmations.ask(report('S'))
  confirmations.refused('Report', undefined, new MatchError('rate_limited', '', true, { retryAfterMs: 9 }))
  await expect(outcome).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 9 })
})

it('[E1] a refusal that names a session is given to its report, and not to one that is still being written', async () => {
  const { confirmations } = makeConfirmations()
  const first = confirmations.ask(report('S1'))
  const second = confirmations.ask(report('S2'))
  confirmations.refused('Report', 'S2', new MatchError('rate_limited', '', true))
  await expect(second).rejects.toMatchObject({ code: 'rate_limited' })
  confirmations.confirmed('Report', 'S1', 'rep-1')
  expect(await first).toBe('rep-1')
})

it('[S2] keeps a block and a report of one session apart', async () => {
  const { confirmations, sent } = makeConfirmations()
  const reported = confirmations.ask(report('S'))
  const blocks = [1, 2].map(() => confirmations.ask({ type: 'Block', session_id: 'S' }))
  expect(sent.map(({ type }) => type)).toEqual(['Report', 'Block'])
  confirmations.confirmed('Block', 'S', '')
  expect(await Promise.all(blocks)).toEqual(['', ''])
  const again = confirmations.ask({ type: 'Block', session_id: 'S' })
  confirmations.refused('Block', 'S', new MatchError('report_failed', '', true))
  await expect(again).rejects.toMatchObject({ code: 'report_failed' })
  confirmations.confirmed('Report', 'S', 'rep-1')
  expect(await reported).toBe('rep-1')
})

it('[F5] refuses a comment that is too long', async () => {
  const { confirmations, sent } = makeConfirmations()
  await expect(confirmations.ask(report('S', 'x'.repeat(501)))).rejects.toMatchObject({ code: 'invalid_message' })
  expect(sent).toEqual([])
})
