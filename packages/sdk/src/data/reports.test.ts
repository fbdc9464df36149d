import type { ClientMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { MatchError, reportFailed } from '../errors.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { Reports } from './reports.ts'

function makeReports(online = true) {
  const clock = new FakeClock()
  const sent: ClientMessageMap['Report'][] = []
  const reports = new Reports({ clock, send: (message) => (sent.push(message), online) })
  return { reports, clock, sent }
}

it('[S1] resolves when the server has stored it; a second report of the session is the same one', async () => {
  const { reports, clock, sent } = makeReports()
  const outcomes = [reports.send('S', 'spam', 'sells things'), reports.send('S', 'hate', undefined)]
  expect(sent).toEqual([{ type: 'Report', session_id: 'S', reason: 'spam', comment: 'sells things' }])
  reports.confirmed('S', 'rep-1')
  expect(await Promise.all(outcomes)).toEqual([{ reportId: 'rep-1' }, { reportId: 'rep-1' }])
  expect(clock.pending).toBe(0)
})

it('[S1] rejects without a connection, without an answer, and when the connection breaks', async () => {
  const failed = { code: 'report_failed', retryable: true }
  await expect(makeReports(false).reports.send('S', 'spam', undefined)).rejects.toMatchObject(failed)

  const silent = makeReports()
  const outcome = silent.reports.send('S', 'spam', undefined)
  silent.clock.advance(15_000)
  await expect(outcome).rejects.toMatchObject(failed)

  const broken = makeReports()
  const both = [broken.reports.send('S1', 'spam', undefined), broken.reports.send('S2', 'spam', undefined)]
  broken.reports.failAll(reportFailed('gone'))
  for (const each of both) await expect(each).rejects.toMatchObject(failed)
  expect(broken.clock.pending).toBe(0)
})

it('[S3] rejects with what the server refused it for', async () => {
  const { reports } = makeReports()
  const outcome = reports.send('S', 'spam', undefined)
  reports.refused(new MatchError('rate_limited', '', true, { retryAfterMs: 9 }))
  await expect(outcome).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 9 })
})

it('[F5] refuses a comment that is too long', async () => {
  const { reports, sent } = makeReports()
  await expect(reports.send('S', 'spam', 'x'.repeat(501))).rejects.toMatchObject({ code: 'invalid_message' })
  expect(sent).toEqual([])
})
