import type { ServerMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { classicDialect } from './classic-dialect.ts'

it('[C6] what it has words for is said without what classic clients do not know', () => {
  expect(classicDialect.encode({ type: 'Waiting', position: 0, online: 1, reason: 'queued' })).toEqual([
    '{"type":"Waiting"}',
  ])
  expect(classicDialect.encode({ type: 'PeerLeft', session_id: 's', reason: 'left' })).toEqual(['{"type":"PeerLeft"}'])
  const peer: ServerMessageMap['Paired']['peer'] = {
    id: 'p',
    profile: {},
    dialect: 'classic',
    media: 'video',
    is_buddy: false,
    shared_tags: [],
  }
  expect(
    classicDialect.encode({ type: 'Paired', session_id: 's', you_are_offerer: false, peer, privacy: 'direct' }),
  ).toEqual(['{"type":"Paired","you_are_offerer":false}'])
})

it('[C6] what it has no word for is not said', () => {
  expect(classicDialect.encode({ type: 'Idle', reason: 'left' })).toEqual([])
  expect(classicDialect.encode({ type: 'Error', code: 'internal', message: '' })).toEqual([])
  expect(classicDialect.encode({ type: 'Draining', reconnect_in_ms: 0 })).toEqual([])
})
