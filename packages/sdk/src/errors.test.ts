import { ERROR_CODES } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { errorAdvice } from './error-advice.ts'
import * as errors from './errors.ts'

/** One of each way to make an error. */
const made: errors.MatchError[] = [
  errors.cameraRefused(''),
  errors.cameraMissing(''),
  errors.cameraBusy(''),
  errors.mediaFailed(''),
  errors.screenRefused(''),
  errors.invalidOptions([]),
  errors.insecurePage(),
  errors.unsupportedBrowser('WebSocket'),
  errors.unreachable(),
  errors.notFetched(''),
  errors.noRoad(),
  errors.notAMismatchServer(''),
  errors.refusedByServer(4502, 'banned'),
  errors.loginRefused(''),
  errors.tooManyTokens(1),
  errors.connectionFailed('no_route'),
  errors.noRelay(),
  errors.notConnected(),
  errors.invalidMessage(''),
  errors.tooManyMessages(200),
  errors.invalidFile(''),
  errors.filesUnavailable(),
  errors.tooManyFiles(),
  errors.sessionOver(),
  errors.reportFailed(''),
  errors.destroyed(),
  errors.senselessFrame(''),
  ...ERROR_CODES.map((code) => errors.fromErrorFrame({ type: 'Error', code, message: '' })),
]

it('every code can be met, and may be retried as its documentation says', () => {
  for (const [code, { retryable }] of Object.entries(errorAdvice)) {
    const kinds = new Set(made.filter((error) => error.code === code).map((error) => error.retryable))
    expect([...kinds].sort(), code).toEqual({ yes: [true], no: [false], either: [false, true] }[retryable])
  }
})

it('every way to make an error is looked at here', () => {
  const ways = Object.keys(errors).filter((name) => name !== 'MatchError')
  // `fromErrorFrame` stands for as many errors as there are codes.
  expect(made).toHaveLength(ways.length - 1 + ERROR_CODES.length)
})
