import type { ServerMessage, ServerMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { classicDialect } from './classic-dialect.ts'

/** What a classic client is told. */
const said = (message: ServerMessage) => classicDialect.encode(message).map(String)

it('[C6] what it has words for is said without what classic clients do not know', () => {
  expect(said({ type: 'Waiting', position: 0, online: 1, reason: 'queued' })).toEqual(['{"type":"Waiting"}'])
  expect(said({ type: 'PeerLeft', session_id: 's', reason: 'left' })).toEqual(['{"type":"PeerLeft"}'])
  const peer: ServerMessageMap['Paired']['peer'] = {
    id: 'p',
    profile: {},
    dialect: 'classic',
    media: 'video',
    is_buddy: false,
    shared_tags: [],
  }
  expect(said({ type: 'Paired', session_id: 's', you_are_offerer: false, peer, privacy: 'direct' })).toEqual([
    '{"type":"Paired","you_are_offerer":false}',
  ])
})

it('[C6] what it has no word for is not said', () => {
  expect(said({ type: 'Idle', reason: 'left' })).toEqual([])
  expect(said({ type: 'Error', code: 'internal', message: '' })).toEqual([])
  expect(said({ type: 'Draining', reconnect_in_ms: 0 })).toEqual([])
})
