import { expect } from '../../test/expect.ts'
import type { ChatMessage, PeerInfo, Quality, QualityReason } from '@mismatch/sdk'
import { callView, lineWith, viewWith } from '../../test/views.ts'
import { noServerDoor } from './doors.ts'
import { reduceEvent, reduceFault, type ClientInput } from './reduce.ts'
import { initialView, type View } from './view.ts'

const peer: PeerInfo = {
  id: 'p',
  profile: { name: ' Le\u202Ena ', age: 24 },
  dialect: 'v1',
  media: 'video',
  isBuddy: false,
  sharedTags: [],
}
const session = {
  id: 's1',
  peer,
  peerState: { audio: true, video: true, screen: false },
  messages: [],
  privacy: 'direct' as const,
}
const other = { ...session, id: 's0' }
const play = (view: View, ...inputs: ClientInput[]): View =>
  inputs.reduce((at, input) => reduceEvent(at, input, 0), view)
const texts = (view: View) => view.chat.entries.flatMap((entry) => (entry.kind === 'text' ? [entry.text] : []))
const state = (to: View['state'], reason: NonNullable<View['reason']>, from: View['state'] = 'idle') =>
  ({ type: 'state', from, to, reason }) as const
const said = (id: string, from: ChatMessage['from'], text = 'hi'): ChatMessage => ({
  id,
  from,
  text,
  sentAt: 0,
  status: from === 'me' ? 'sent' : 'delivered',
})
/** `message` comes, and the client has it among `messages`. */
const comes = (message: ChatMessage, messages: readonly ChatMessage[] = [message]) =>
  ({ type: 'message', session: { ...session, messages }, message }) as const
const message = (id: string, from: ChatMessage['from'], text?: string) => comes(said(id, from, text))
const quality = (grade: Quality, reason: QualityReason = 'loss') =>
  ({ type: 'quality', session, quality: grade, reason, carries: 'video' }) as const
const stream = new MediaStream()

describe('view state', () => {
  it('[Q3] a new partner has a neutralised name and starts with an empty chat', () => {
    const view = play(callView({ chat: { ...initialView.chat, entries: [lineWith({ id: 'x', text: 'old' })] } }), {
      type: 'paired',
      session,
    })
    expect(view.partner).to.deep.equal({ sessionId: 's1', name: 'Lena', age: 24, tags: [], canChat: true })
    expect(view.chat.entries).to.deep.equal([])
  })

  it('[Q3] [M3] what the two have in common is neutralised as names are', () => {
    const sharedTags = ['chess', ' tea\u202E time\n', '\u200B', 'שחמט']
    const view = play(callView(), { type: 'paired', session: { ...session, peer: { ...peer, sharedTags } } })
    expect(view.partner?.tags).to.deep.equal(['chess', 'tea time', 'שחמט'])
    expect(play(view, { type: 'paired', session: other }).partner?.tags).to.deep.equal([])
  })

  it('[R2] a screen is a picture, also while the camera is off', () => {
    const off = { audio: true, video: false, screen: false }
    const shared = play(callView(), { type: 'peerstate', session, ...off, screen: true })
    expect(shared.remote.video).to.equal(true)
    expect(play(shared, { type: 'peerstate', session, ...off }).remote.video).to.equal(false)
  })

  it('[look] a partner is away until they are back', () => {
    const away = play(callView(), { type: 'peeraway', session, until: 0 })
    expect(away.call.peerAway).to.equal(true)
    expect(play(away, { type: 'peerback', session }).call).to.deep.equal(initialView.call)
  })

  it('[look] the quality is told when it becomes poor, and when it is good again', () => {
    const graded = (...qualities: Quality[]) => play(callView(), ...qualities.map((each) => quality(each))).call.told
    expect([graded(4), graded(3), graded(2), graded(4, 1, 3), graded(0, 3, 4), graded(2, 4, 3)]).to.deep.equal([
      null,
      null,
      'poor',
      'poor',
      'good',
      'good',
    ])
  })

  it('[look] silence is another thing than a bad connection, and the next partner has neither', () => {
    const silent = play(callView(), quality(0, 'silence'))
    expect([silent.call.quality, silent.call.silent]).to.deep.equal([0, true])
    expect(play(silent, quality(0)).call.silent).to.equal(false)
    expect(play(silent, { type: 'peerleft', session, reason: 'left' }).call).to.equal(initialView.call)
    expect(play(silent, { type: 'paired', session: other }).call).to.deep.equal(initialView.call)
    expect(play(silent, state('ended', 'stopped')).call).to.equal(initialView.call)
  })

  it('[F8] nothing of an earlier session reaches the present partner', () => {
    const view = play(initialView, { type: 'paired', session })
    const late: ClientInput[] = [
      { type: 'peerleft', session: other, reason: 'left' },
      { type: 'remotestream', session: other, stream },
      { type: 'typing', session: other, active: true },
      { type: 'peeraway', session: other, until: 0 },
      { ...quality(0), session: other },
      { type: 'peerstate', session: other, audio: false, video: false, screen: false },
      { ...message('m', 'peer'), session: { ...other, messages: [said('m', 'peer')] } },
    ]
    for (const input of late) expect(reduceEvent(view, input)).to.equal(view)
  })

  it('[R6] messages are neutralised where they are drawn', () => {
    const view = play(callView(), message('1', 'peer', 'a\u202Eb\u0007'))
    expect(view.chat.entries).to.deep.equal([lineWith({ text: 'ab' })])
  })

  it('[R2] messages of the partner count as unread until the chat is seen', () => {
    const view = play(callView(), message('1', 'peer'), message('2', 'peer'))
    expect(view.chat.unread).to.equal(2)
    expect(play(view, message('3', 'me')).chat.unread).to.equal(0)
    const docked = callView({ chat: { ...initialView.chat, docked: true } })
    expect(play(docked, message('1', 'peer')).chat.unread).to.equal(0)
  })

  it('[R2] a message that was overtaken stands where it belongs', () => {
    const [first, second] = [said('1', 'peer', 'one'), said('2', 'peer', 'two')]
    const view = play(callView(), comes(second), comes(first, [first, second]))
    expect(texts(view)).to.deep.equal(['one', 'two'])
    expect(view.chat.unread).to.equal(2)
  })

  it('[S3] a message that the server refused is marked, and is there once', () => {
    const theirs = said('1', 'peer')
    const mine = said('2', 'me', 'hello')
    const refused: ChatMessage = { ...mine, status: 'failed' }
    const view = play(callView(), comes(mine), comes(theirs, [mine, theirs]), comes(refused, [refused, theirs]))
    expect(view.chat.entries).to.deep.equal([
      lineWith({ id: '2', from: 'me', text: 'hello', status: 'failed' }),
      lineWith(),
    ])
    expect(view.chat.unread).to.equal(1)
  })

  it('[R6] a message that the server does not let through is marked as that, and says it alone', () => {
    const mine = said('2', 'me', 'hello')
    const refused: ChatMessage = { ...mine, status: 'refused' }
    const error = { code: 'server_error', serverCode: 'forbidden', refId: '2', message: 'no' } as const
    const view = play(callView(), comes(mine), comes(refused), { type: 'error', error })
    expect(view.chat.entries).to.deep.equal([lineWith({ id: '2', from: 'me', text: 'hello', status: 'refused' })])
    expect([view.chat.fault, view.door]).to.deep.equal([null, null])
  })

  it('[R2] a partner who takes the id of another message replaces none', () => {
    const both = [said('1', 'me', 'mine'), said('1', 'peer', 'theirs')]
    const view = play(callView(), comes(both[0]!), comes(both[1]!, both))
    expect(texts(view)).to.deep.equal(['mine', 'theirs'])
  })

  it('[Q8] after the partner left picture and typing are gone, name and chat stay', () => {
    const view = play(
      callView({ remote: { stream, audio: true, video: true, screen: false } }),
      message('1', 'peer'),
      { type: 'typing', session, active: true },
      { type: 'peerleft', session, reason: 'skipped' },
      state('connecting', 'peer_left'),
    )
    expect(view.remote.stream).to.equal(null)
    expect(view.chat.typing).to.equal(false)
    expect(view.chat.entries.length).to.equal(1)
    expect(view.partner?.name).to.equal('Lena')
    expect(view.lastEnd).to.equal('skipped')
  })

  it('[widget] Stop leaves nothing of the last partner on the screen', () => {
    const view = play(callView(), message('1', 'peer'), state('ended', 'stopped'))
    expect(view.partner).to.equal(null)
    expect(view.chat.entries).to.deep.equal([])
    expect(view.lastEnd).to.equal(null)
  })

  it('[widget] the camera prompt lasts from Find until the camera is open', () => {
    const asked = play(initialView, state('connecting', 'started'))
    expect(asked.asking).to.equal(true)
    expect(play(asked, { type: 'localstream', stream }).asking).to.equal(false)
    expect(play(viewWith({ media: 'text' }), state('connecting', 'started')).asking).to.equal(false)
  })

  it('[mistake 17] a camera fault stands as a door until another try begins', () => {
    const fault = { code: 'camera_busy', message: '' } as const
    const failed = reduceFault(play(initialView, state('connecting', 'started'), state('idle', 'start_failed')), fault)
    expect(failed.door?.fault).to.equal('camera_busy')
    expect(failed.asking).to.equal(false)
    expect(play(failed, state('connecting', 'started')).door).to.equal(null)
  })

  it('[mistake 17] a camera that opens after all answers its own door, and no other', () => {
    const open: ClientInput = { type: 'localstream', stream }
    const refused = reduceFault(initialView, { code: 'camera_refused', message: '' })
    expect(play(refused, open).door).to.equal(null)
    const unreachable = reduceFault(initialView, { code: 'unreachable', message: '' })
    expect(play(unreachable, open).door?.fault).to.equal('unreachable')
  })

  it('[E2] an unreachable server is a door until it answers', () => {
    const error = { code: 'unreachable', message: '' } as const
    const view = play(viewWith({ state: 'connecting' }), { type: 'error', error })
    expect(view.door?.fault).to.equal('unreachable')
    expect(play(view, { type: 'signaling', from: 'connecting', to: 'online', reason: 'welcome' }).door).to.equal(null)
    const noServer = viewWith({ door: noServerDoor(null) })
    const stays = play(noServer, { type: 'signaling', from: 'connecting', to: 'online', reason: 'welcome' })
    expect(stays.door?.fault).to.equal('no_server')
  })

  it('[S3] what a message meets is said in the chat while there is a partner, else as a door', () => {
    const error = { code: 'rate_limited', message: '' } as const
    const inCall = play(callView(), { type: 'error', error })
    expect(inCall.chat.fault?.fault).to.equal('rate_limited')
    expect(inCall.door).to.equal(null)
    expect(play(viewWith({ state: 'waiting' }), { type: 'error', error }).door?.fault).to.equal('rate_limited')
  })

  it('[Q11] a failed connection is no door: the client goes on by itself', () => {
    expect(play(callView(), { type: 'error', error: { code: 'connection_failed', message: '' } }).door).to.equal(null)
  })

  it('[Q8] the reason for waiting follows every Waiting', () => {
    const view = play(initialView, state('waiting', 'queued'), {
      type: 'waiting',
      position: 0,
      online: 3,
      reason: 'only_recent',
      estimateMs: 9_000,
    })
    expect(view.waiting).to.deep.equal({ position: 0, online: 3, reason: 'only_recent', estimateMs: 9_000 })
    expect(play(view, state('negotiating', 'paired')).waiting).to.equal(null)
  })

  it('[Q11] partners in a row with whom nothing comes about are counted once each, until a call comes about', () => {
    const failed: ClientInput = { type: 'error', error: { code: 'connection_failed', message: '' } }
    const meet = (id: string): ClientInput => ({ type: 'paired', session: { ...session, id } })
    const left = (id: string): ClientInput => ({ type: 'peerleft', session: { ...session, id }, reason: 'failed' })
    const once = play(initialView, meet('a'), failed, left('a'))
    expect(once.failures.count).to.equal(1)
    const twice = play(once, meet('b'), left('b'))
    expect(twice.failures.count).to.equal(2)
    expect(
      play(twice, meet('c'), { type: 'peerleft', session: { ...session, id: 'c' }, reason: 'skipped' }).failures.count,
    ).to.equal(2)
    expect(play(twice, meet('c'), { type: 'connected', session }).failures.count).to.equal(0)
  })
})
