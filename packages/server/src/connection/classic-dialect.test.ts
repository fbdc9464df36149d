import type { ServerMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { ClassicDialect } from './classic-dialect.ts'

const waiting = { type: 'Waiting', position: 0, online: 1, reason: 'queued' } as const

it('[C2] who is paired at once is told to wait first', () => {
  const dialect = new ClassicDialect()
  dialect.expectWaiting()
  expect(dialect.encode(paired)).toEqual(['{"type":"Waiting"}', '{"type":"Paired","you_are_offerer":false}'])
})

it('[C6] a Waiting that only tells another reason is not sent', () => {
  const dialect = new ClassicDialect()
  dialect.expectWaiting()
  expect(dialect.encode(waiting)).toEqual(['{"type":"Waiting"}'])
  expect(dialect.encode({ ...waiting, reason: 'only_recent' })).toEqual([])
})

it('[C5] after PeerLeft a Waiting is due', () => {
  const dialect = new ClassicDialect()
  expect(dialect.encode({ type: 'PeerLeft', session_id: 's', reason: 'left' })).toEqual(['{"type":"PeerLeft"}'])
  expect(dialect.encode(waiting)).toEqual(['{"type":"Waiting"}'])
})

it('[C6] what it has no word for is not said', () => {
  const dialect = new ClassicDialect()
  expect(dialect.encode({ type: 'Idle', reason: 'left' })).toEqual([])
  expect(dialect.encode({ type: 'Error', code: 'internal', message: '' })).toEqual([])
  expect(dialect.encode({ type: 'Draining', reconnect_in_ms: 0 })).toEqual([])
})

const paired: ServerMessageMap['Paired'] = {
  type: 'Paired',
  session_id: 's',
  you_are_offerer: false,
  peer: { id: 'p', profile: {}, dialect: 'classic', media: 'video', is_buddy: false, shared_tags: [] },
  privacy: 'direct',
}
