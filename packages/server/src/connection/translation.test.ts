import { decodeClassicFrame, decodeServerFrame, type RelayedMessage } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { toClassic, toV1 } from './translation.ts'

const session_id = 's1'
const candidate = { candidate: 'candidate:1', sdp_mid: '0', sdp_m_line_index: 0 }

it('[C7] a classic frame gets session_id as its second member', () => {
  expect(toV1({ type: 'Offer', sdp: 'v=0\r\n"é"' }, session_id)).toBe(
    '{"type":"Offer","session_id":"s1","sdp":"v=0\\r\\n\\"é\\""}',
  )
  expect(toV1({ type: 'Answer', sdp: 'v=0' }, session_id)).toBe('{"type":"Answer","session_id":"s1","sdp":"v=0"}')
  expect(toV1({ type: 'IceCandidate', ...candidate }, session_id)).toBe(
    '{"type":"IceCandidate","session_id":"s1","candidate":"candidate:1","sdp_mid":"0","sdp_m_line_index":0}',
  )
})

it('[C7] what a classic candidate leaves out is null in v1, which knows both members', () => {
  const text = toV1({ type: 'IceCandidate', candidate: 'candidate:1' }, session_id)
  expect(decodeServerFrame(text)).toMatchObject({ ok: true, message: { sdp_mid: null, sdp_m_line_index: null } })
})

it('[C7] a v1 frame loses session_id and keeps the order of the classic wire', () => {
  expect(toClassic({ type: 'Offer', session_id, sdp: 'v=0' })).toBe('{"type":"Offer","sdp":"v=0"}')
  expect(toClassic({ type: 'Answer', session_id, sdp: 'v=0' })).toBe('{"type":"Answer","sdp":"v=0"}')
  const text = toClassic({ type: 'IceCandidate', session_id, ...candidate })
  expect(text).toBe('{"type":"IceCandidate","candidate":"candidate:1","sdp_mid":"0","sdp_m_line_index":0}')
  expect(decodeClassicFrame(text ?? '')).toMatchObject({ ok: true })
})

it('[C7] that there are no more candidates is not said: a classic client may not be able to read it', () => {
  const end = { candidate: '', sdp_mid: null, sdp_m_line_index: null }
  expect(toClassic({ type: 'IceCandidate', session_id, ...end })).toBe('')
})

it.each<RelayedMessage>([
  { type: 'Chat', session_id, id: 'm1', text: 'hi', sent_at: 1 },
  { type: 'Typing', session_id, active: true },
  { type: 'GoDirect', session_id },
])('[C7] the classic wire has no word for $type', (message) => {
  expect(toClassic(message)).toBe(undefined)
})
