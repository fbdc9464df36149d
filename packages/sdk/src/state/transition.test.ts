import { describe, expect, it } from 'vitest'
import type { Effect, Input, Machine } from './machine.ts'
import { connectionFailed } from '../errors.ts'
import { toWish } from '../preferences.ts'
import { transition } from './transition.ts'

const wish = toWish()
const error = connectionFailed('no_route')
const otherWish = { ...wish, pool: 'other' }
const info = { position: 0, online: 2, reason: 'queued' } as const
const peer = { id: 'p', profile: {}, dialect: 'v1', media: 'video', isBuddy: false, sharedTags: [] } as const
const session = (id: string, media: 'video' | 'text' = 'video') => ({ id, offerer: true, peer: { ...peer, media } })

const idle: Machine = { name: 'idle' }
const ended: Machine = { name: 'ended', reason: 'stopped' }
const preparing: Machine = { name: 'connecting', wish, step: { at: 'preparing', from: idle } }
const asking: Machine = { name: 'connecting', wish, step: { at: 'asking' } }
const skipping: Machine = { name: 'connecting', wish, step: { at: 'skipping', sessionId: 'S1' } }
const passedOn: Machine = { name: 'connecting', wish, step: { at: 'passed_on' } }
const loner = toWish({ autoRequeue: false })
const failing: Machine = { name: 'connecting', wish, step: { at: 'skipping', sessionId: 'S1', failed: 'connecting' } }
const lonelyCall: Machine = { name: 'connected', wish: loner, session: session('S1') }
const waiting: Machine = { name: 'waiting', wish, info, asking: false }
const waitingAsking: Machine = { ...waiting, asking: true }
const negotiating: Machine = { name: 'negotiating', wish, session: session('S1') }
const connected: Machine = { name: 'connected', wish, session: session('S1') }
const connectedText: Machine = { name: 'connected', wish, session: session('S1', 'text') }

/** From, input, the name of the state after it, its reason (null: no change), the types of the effects. */
type Row = readonly [string, Machine, Input, Machine['name'], string | null, readonly Effect['type'][]]

// prettier-ignore
const rows: readonly Row[] = [
  ['[Q1] start asks nobody before the camera is settled', idle, { type: 'start', wish }, 'connecting', 'started', []],
  ['[Q1] a settled camera asks for a place', preparing, { type: 'prepared', wish }, 'connecting', null, ['send_ready']],
  ['[Q1] new preferences while waiting are asked for', waiting, { type: 'prepared', wish: otherWish }, 'waiting', null, ['send_ready']],
  ['[Q1] new preferences in a session are stored by the server', connected, { type: 'prepared', wish: otherWish }, 'connected', null, ['send_ready']],
  ['[Q1] a failed start goes back to idle', preparing, { type: 'start_failed' }, 'idle', 'start_failed', ['close_signaling']],
  ['[Q1] a failed start while waiting changes nothing', waiting, { type: 'start_failed' }, 'waiting', null, []],
  ['[Q1] a camera that settles after stop asks for nothing', ended, { type: 'prepared', wish }, 'ended', null, []],
  ['[Q1] Waiting gives a place', asking, { type: 'waiting', info }, 'waiting', 'queued', ['announce_waiting']],
  ['[Q8] Waiting again says why anew', waiting, { type: 'waiting', info }, 'waiting', null, ['announce_waiting']],
  ['[Q3] Paired begins a session', waiting, { type: 'paired', session: session('S1') }, 'negotiating', 'paired', ['begin_session']],
  ['[R3] a text session is connected at Paired', waiting, { type: 'paired', session: session('S1', 'text') }, 'connected', 'paired', ['begin_session', 'announce_connected']],
  ['[Q3] Paired right after Skip begins the next', skipping, { type: 'paired', session: session('S2') }, 'negotiating', 'paired', ['begin_session']],
  ['[Q3] Paired in a session ends that one first', connected, { type: 'paired', session: session('S2') }, 'negotiating', 'paired', ['end_session', 'begin_session']],
  ['[Q3] Paired that nobody asked for is left', ended, { type: 'paired', session: session('S1') }, 'ended', null, ['send_leave']],
  ['[Q3] flowing media connects', negotiating, { type: 'media_flowing', sessionId: 'S1' }, 'connected', 'media_flowing', ['announce_connected']],
  ['[F8] flowing media of another session is ignored', negotiating, { type: 'media_flowing', sessionId: 'S0' }, 'negotiating', null, []],
  ['[Q5] next skips a call', connected, { type: 'next' }, 'connecting', 'next', ['send_skip', 'end_session']],
  ['[Q5] next skips while negotiating', negotiating, { type: 'next' }, 'connecting', 'next', ['send_skip', 'end_session']],
  ['[Q5] next while waiting does nothing', waiting, { type: 'next' }, 'waiting', null, []],
  ['[Q5] next after next does nothing', skipping, { type: 'next' }, 'connecting', null, []],
  ['[Q7] PeerLeft ends the session; the server says what follows', connected, { type: 'peer_left', sessionId: 'S1', reason: 'skipped' }, 'connecting', 'peer_left', ['end_session']],
  ['[F8] PeerLeft of an older session is ignored', connected, { type: 'peer_left', sessionId: 'S0', reason: 'skipped' }, 'connected', null, []],
  ['[F8] PeerLeft of the skipped session is ignored', skipping, { type: 'peer_left', sessionId: 'S1', reason: 'left' }, 'connecting', null, []],
  ['[Q7] Idle after the partner left ends, with camera and signaling kept', passedOn, { type: 'idle', reason: 'peer_left' }, 'ended', 'peer_left', []],
  ['[Q5] Idle that crossed our Skip is answered by Ready', skipping, { type: 'idle', reason: 'peer_left' }, 'connecting', null, ['send_ready']],
  ['[Q9] Idle after too long a wait lets go of everything', waiting, { type: 'idle', reason: 'queue_timeout' }, 'ended', 'queue_timeout', ['close_signaling', 'release_media']],
  ['[Q8] Idle in a session ends that too', connected, { type: 'idle', reason: 'moderated' }, 'ended', 'moderated', ['end_session', 'close_signaling', 'release_media']],
  ['[S1] Reported ends the session', connected, { type: 'confirmed', sessionId: 'S1', reason: 'reported' }, 'connecting', 'reported', ['end_session']],
  ['[S2] Blocked ends the session', connected, { type: 'confirmed', sessionId: 'S1', reason: 'blocked' }, 'connecting', 'blocked', ['end_session']],
  ['[S1] Reported of an older session leaves this one', connected, { type: 'confirmed', sessionId: 'S0', reason: 'reported' }, 'connected', null, []],
  ['[S3] a put-off Skip is repeated later', skipping, { type: 'put_off', frame: 'Skip', afterMs: 9 }, 'connecting', null, ['repeat_later']],
  ['[S3] a put-off Skip is forgotten once waiting', waiting, { type: 'put_off', frame: 'Skip', afterMs: 9 }, 'waiting', null, []],
  ['[S3] its repetition skips the same session', skipping, { type: 'repeat', frame: 'Skip' }, 'connecting', null, ['send_skip']],
  ['[S3] a put-off Ready is repeated later', asking, { type: 'put_off', frame: 'Ready', afterMs: 9 }, 'connecting', null, ['repeat_later']],
  ['[S3] a put-off Ready for the next ticket is repeated in a session', connected, { type: 'repeat', frame: 'Ready' }, 'connected', null, ['send_ready']],
  ['[E1] a Ready refused for good ends', asking, { type: 'ready_refused' }, 'ended', 'refused', ['close_signaling', 'release_media']],
  ['[V1] a Ready refused while waiting leaves the old ticket', waiting, { type: 'ready_refused' }, 'waiting', null, []],
  ['[H6] a new connection asks again', asking, { type: 'welcome', place: 'idle' }, 'connecting', null, ['send_ready']],
  ['[H6] a new connection after a call ends it and asks again', connected, { type: 'welcome', place: 'idle' }, 'connecting', 'signaling_lost', ['end_session', 'send_ready']],
  ['[H6] a new connection that knows the session keeps it', connected, { type: 'welcome', place: 'paired', sessionId: 'S1' }, 'connected', null, ['send_ready', 'resynchronise']],
  ['[H6] also one that does not flow yet', negotiating, { type: 'welcome', place: 'paired', sessionId: 'S1' }, 'negotiating', null, ['send_ready', 'resynchronise']],
  ['[H6] a place that was kept is confirmed by Ready, and goes on showing', waiting, { type: 'welcome', place: 'waiting' }, 'waiting', null, ['send_ready']],
  ['[H6] a pairing that got lost has failed', waiting, { type: 'welcome', place: 'paired', sessionId: 'S9' }, 'connecting', 'signaling_lost', ['send_ready', 'send_failed']],
  ['[H6] a Skip that got lost is sent again', skipping, { type: 'welcome', place: 'paired', sessionId: 'S1' }, 'connecting', null, ['send_ready', 'send_skip']],
  ['[H6] a Failed that got lost is sent again as it was', failing, { type: 'welcome', place: 'paired', sessionId: 'S1' }, 'connecting', null, ['send_ready', 'send_failed']],
  ['[H6] who was brought on by the server has lost the session', connected, { type: 'welcome', place: 'waiting' }, 'connecting', 'signaling_lost', ['end_session', 'send_ready']],
  ['[H6] a new connection asks nothing before the camera is settled', preparing, { type: 'welcome', place: 'idle' }, 'connecting', null, []],
  ['[H6] a new connection asks nothing for one who is idle', idle, { type: 'welcome', place: 'idle' }, 'idle', null, []],
  ['[mistake 12] a lost connection shows that the place is lost', waiting, { type: 'signaling_lost' }, 'connecting', 'signaling_lost', []],
  ['[H10] a lost connection does not end a call', connected, { type: 'signaling_lost' }, 'connected', null, []],
  ['[H10] a lost connection ends what does not flow yet', negotiating, { type: 'signaling_lost' }, 'connecting', 'signaling_lost', ['end_session']],
  ['[R3] a lost connection ends a text session, which has no other road', connectedText, { type: 'signaling_lost' }, 'connecting', 'signaling_lost', ['end_session']],
  ['[E2] a close for good ends', connected, { type: 'signaling_refused' }, 'ended', 'refused', ['end_session', 'release_media']],
  ['[Q11] failed media goes on to the next', negotiating, { type: 'media_failed', sessionId: 'S1', error }, 'connecting', 'connection_failed', ['send_failed', 'announce_connection_failed', 'end_session']],
  ['[Q11] a lost call goes on to the next', connected, { type: 'media_failed', sessionId: 'S1', error }, 'connecting', 'connection_failed', ['send_failed', 'announce_connection_failed', 'end_session']],
  ['[Q11] a put-off Failed is repeated as Failed', failing, { type: 'repeat', frame: 'Skip' }, 'connecting', null, ['send_failed']],
  ['[Q11] an older server is told by Skip', failing, { type: 'failed_unknown' }, 'connecting', null, ['send_skip']],
  ['[Q11] an older server that did not know is told nothing of an old session', connected, { type: 'failed_unknown' }, 'connected', null, []],
  ['[Q7] Idle after Failed ends, since nobody pressed Next', failing, { type: 'idle', reason: 'peer_left' }, 'ended', 'peer_left', []],
  ['[Q7] without autoRequeue a partner who hung up is the end', lonelyCall, { type: 'partner_gone', sessionId: 'S1' }, 'ended', 'peer_left', ['send_leave', 'end_session']],
  ['[Q7] without autoRequeue a session lost with its server is the end', lonelyCall, { type: 'welcome', place: 'idle' }, 'ended', 'peer_left', ['end_session']],
  ['[Q7] without autoRequeue a session lost while connecting is the end', { ...lonelyCall, name: 'negotiating' }, { type: 'signaling_lost' }, 'ended', 'peer_left', ['end_session']],
  ['[Q9] an Idle that crossed new wishes does not end them', waitingAsking, { type: 'idle', reason: 'queue_timeout' }, 'waiting', null, []],
  ['[Q9] an Idle that crossed Ready does not end the start', asking, { type: 'idle', reason: 'queue_timeout' }, 'connecting', null, []],
  ['[H6] a session that the server holds and we do not has failed', asking, { type: 'welcome', place: 'paired', sessionId: 'S9' }, 'connecting', null, ['send_ready', 'send_failed']],
  ['[H6] another session than ours treats ours as left', connected, { type: 'welcome', place: 'paired', sessionId: 'S9' }, 'connecting', 'signaling_lost', ['end_session', 'send_ready', 'send_failed']],
  ['[H7] a place that was handed over waits for the camera prompt', preparing, { type: 'welcome', place: 'waiting' }, 'connecting', null, []],
  ['[H7] a place that was handed over is confirmed by Ready', asking, { type: 'welcome', place: 'waiting' }, 'connecting', null, ['send_ready']],
  ['[H7] a place that nobody starts with is given back', idle, { type: 'welcome', place: 'waiting' }, 'idle', null, ['send_leave']],
  ['[H7] a partner does not wait for the camera prompt', preparing, { type: 'welcome', place: 'paired', sessionId: 'S1' }, 'connecting', null, ['send_leave']],
  ['[H7] nor one who comes during it', preparing, { type: 'paired', session: session('S1') }, 'connecting', null, ['send_leave']],
  ['[H10] a partner who hung up without a word of the server is skipped', connected, { type: 'partner_gone', sessionId: 'S1' }, 'connecting', 'peer_left', ['send_skip', 'end_session']],
  ['[F8] the last partner hanging up leaves this session', connected, { type: 'partner_gone', sessionId: 'S0' }, 'connected', null, []],
  ['[H10] a partner who hung up after the session is nobody', passedOn, { type: 'partner_gone', sessionId: 'S1' }, 'connecting', null, []],
  ['[Q6] stop leaves', waiting, { type: 'stop' }, 'ended', 'stopped', ['send_leave', 'close_signaling', 'release_media']],
  ['[Q6] stop ends a session', connected, { type: 'stop' }, 'ended', 'stopped', ['send_leave', 'end_session', 'close_signaling', 'release_media']],
  ['[Q6] stop during the prompt has nothing to leave', preparing, { type: 'stop' }, 'ended', 'stopped', ['close_signaling', 'release_media']],
  ['[Q6] stop after the end still closes what was prepared', ended, { type: 'stop' }, 'ended', null, ['close_signaling', 'release_media']],
]

describe('transition', () => {
  it.each(rows)('%s', (_title, from, input, name, reason, effects) => {
    const step = transition(from, input)
    expect(step.state.name).toBe(name)
    expect(step.state.name === from.name ? null : step.reason).toBe(reason)
    expect(step.effects.map(({ type }) => type)).toEqual(effects)
  })

  it.each([
    [negotiating, 'connecting'],
    [connected, 'connected'],
  ])('[Q11] says how far it came', (from, stage) => {
    expect(transition(from, { type: 'media_failed', sessionId: 'S1', error }).effects[0]).toEqual({
      type: 'send_failed',
      sessionId: 'S1',
      stage,
    })
  })

  it('[Q9] an Idle that answers what was asked ends it', () => {
    const answered = transition(waitingAsking, { type: 'waiting', info }).state
    expect(transition(answered, { type: 'idle', reason: 'queue_timeout' }).state.name).toBe('ended')
    const refused = transition(waitingAsking, { type: 'ready_refused' }).state
    expect(transition(refused, { type: 'idle', reason: 'queue_timeout' }).state.name).toBe('ended')
    expect(
      transition(transition(waiting, { type: 'prepared', wish }).state, { type: 'idle', reason: 'queue_timeout' })
        .ignored,
    ).toBe('overtaken')
  })

  it('names every input that it ignores', () => {
    expect(transition(waiting, { type: 'next' })).toMatchObject({ state: waiting, ignored: 'not_in_session' })
    expect(transition(waiting, { type: 'start', wish })).toMatchObject({ state: waiting, ignored: 'already_started' })
  })
})
