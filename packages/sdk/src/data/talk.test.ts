import { decodePeerFrame, type PeerMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import type { ChatMessage, PeerState } from '../events.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { Talk, type TalkParts } from './talk.ts'

function makeTalk(parts: Partial<TalkParts> = {}) {
  const clock = new FakeClock()
  const roads = { channel: true, relay: true }
  const channel: PeerMessage[] = []
  const relay: PeerMessage[] = []
  const messages: ChatMessage[] = []
  const typing: boolean[] = []
  const states: PeerState[] = []
  let ids = 0
  const talk = new Talk(
    {
      sessionId: 'S',
      ownMedia: 'video',
      peerMedia: 'video',
      clock,
      makeId: () => `m${String(++ids)}`,
      byChannel: (text) => {
        const decoded = decodePeerFrame(text)
        if (!decoded.ok) throw new Error(decoded.fault.message)
        if (roads.channel) channel.push(decoded.message)
        return roads.channel
      },
      byRelay: (message) => {
        if (roads.relay) relay.push(message)
        return roads.relay
      },
      ...parts,
    },
    {
      onMessage: (message) => messages.push(message),
      onTyping: (active) => typing.push(active),
      onPeerState: (state) => states.push(state),
    },
  )
  return { talk, clock, roads, channel, relay, messages, typing, states }
}

const chat = (text: string, n?: number, id = text): PeerMessage => ({
  type: 'Chat',
  session_id: 'S',
  id,
  text,
  sent_at: 1,
  ...(n !== undefined && { n }),
})
const state = (video: boolean, n: number): PeerMessage => ({
  type: 'PeerState',
  session_id: 'S',
  audio: true,
  video,
  screen: false,
  n,
})

describe('Talk, sending', () => {
  it('[R2] takes the data channel once it is open, else the relay, with one counter over both', () => {
    const { talk, roads, channel, relay, messages } = makeTalk()
    roads.channel = false
    talk.sendMessage('by relay')
    roads.channel = true
    talk.sendMessage('by channel')
    roads.channel = false
    talk.sendMessage('by relay again')
    expect(relay).toMatchObject([
      { type: 'Chat', session_id: 'S', id: 'm1', text: 'by relay', n: 0 },
      { id: 'm3', n: 2 },
    ])
    expect(channel).toMatchObject([{ id: 'm2', text: 'by channel', n: 1 }])
    expect(messages.map(({ text, from }) => [text, from])).toEqual([
      ['by relay', 'me'],
      ['by channel', 'me'],
      ['by relay again', 'me'],
    ])
    expect(talk.messages).toEqual(messages)
  })

  it('[R2] says so when no road is open, and keeps no message that was not sent', () => {
    const { talk, roads, messages } = makeTalk()
    roads.channel = roads.relay = false
    expect(() => talk.sendMessage('hello?')).toThrow(expect.objectContaining({ code: 'unreachable', retryable: true }))
    expect([talk.messages, messages]).toEqual([[], []])
  })

  it('[S3] marks a message that the server refused, in its place, and says so once', () => {
    const { talk, roads, messages } = makeTalk()
    roads.channel = false
    const sent = talk.sendMessage('too fast')
    talk.sendMessage('later')
    talk.refused(sent.id)
    talk.refused(sent.id)
    talk.refused('nobody')
    const failed = { ...sent, failed: true }
    expect(messages.map(({ text }) => text)).toEqual(['too fast', 'later', 'too fast'])
    expect(messages[2]).toEqual(failed)
    expect(talk.messages.map((message) => message.failed)).toEqual([true, undefined])
    expect(talk.messages[0]).toEqual(failed)
  })

  it("[S3] marks none of the partner's messages, whatever id they bear", () => {
    const { talk, messages } = makeTalk()
    talk.receive(chat('theirs', 0, 'm'))
    talk.refused('m')
    expect(messages).toHaveLength(1)
    expect(talk.messages[0]?.failed).toBeUndefined()
  })

  it('[S3] sends no more than the partner takes, and refuses the rest to the caller', () => {
    const clock = new FakeClock()
    const partner = makeTalk({ clock })
    const { talk, messages } = makeTalk({ clock, byChannel: (text) => (partner.talk.receiveText(text), true) })
    let refusals = 0
    const tooMany: unknown = expect.objectContaining({ code: 'rate_limited', retryable: true, retryAfterMs: 10 })
    for (let press = 0; press < 1_000; press++) {
      if (press % 500 === 0) clock.advance(1_000)
      try {
        talk.sendMessage('x')
      } catch (error) {
        refusals++
        expect(error).toEqual(tooMany)
      }
      talk.setState({ audio: true, video: press % 20 < 10, screen: false })
    }
    expect(refusals).toBeGreaterThan(500)
    expect(messages).toHaveLength(1_000 - refusals)
    expect(partner.messages).toHaveLength(messages.length)
  })

  it('[F5] refuses an empty or too long message', () => {
    const { talk, channel } = makeTalk()
    for (const text of ['', 'x'.repeat(2_001)]) {
      expect(() => talk.sendMessage(text)).toThrow(expect.objectContaining({ code: 'invalid_message' }))
    }
    expect(talk.sendMessage('x'.repeat(2_000)).id).toBe('m1')
    expect(channel).toHaveLength(1)
  })

  it('[R2] tells typing at most every 3 s, and its end at once and once', () => {
    const { talk, clock, channel } = makeTalk()
    for (let key = 0; key < 10; key++) {
      talk.setTyping(true)
      clock.advance(500)
    }
    expect(channel).toMatchObject([{ active: true }, { active: true }])
    talk.setTyping(false)
    talk.setTyping(false)
    expect(channel.slice(2)).toMatchObject([{ type: 'Typing', active: false }])
  })

  it('[R2] tells its devices on change, and whenever the channel opens', () => {
    const { talk, roads, channel, relay } = makeTalk()
    roads.channel = false
    talk.setState({ audio: true, video: true, screen: false })
    expect(relay).toEqual([])
    talk.setState({ audio: true, video: false, screen: false })
    talk.setState({ audio: true, video: false, screen: false })
    expect(relay).toMatchObject([{ type: 'PeerState', audio: true, video: false, screen: false }])
    roads.channel = true
    talk.channelOpened()
    expect(channel).toMatchObject([{ type: 'PeerState', video: false }])
  })
})

describe('Talk, receiving', () => {
  it('[R2] takes a message once, whichever road it came by', () => {
    const { talk, messages } = makeTalk()
    talk.receive(chat('hi', 0))
    talk.receiveText(JSON.stringify(chat('hi', 0)))
    talk.receive(chat('hi, with another counter', 1, 'hi'))
    talk.receive(chat('another id, same counter', 0))
    expect(messages.map(({ text }) => text)).toEqual(['hi'])
  })

  it('[R2] puts the messages of the partner in the order they were sent', () => {
    const { talk, messages } = makeTalk()
    talk.receive(chat('1', 1))
    talk.sendMessage('mine')
    talk.receive(chat('3', 3))
    talk.receive(chat('2', 2))
    expect(messages.map(({ text }) => text)).toEqual(['1', 'mine', '3', '2'])
    expect(talk.messages.map(({ text }) => text)).toEqual(['1', 'mine', '2', '3'])
  })

  it('[R2] drops an older peer state, not an older message', () => {
    const { talk, states } = makeTalk()
    talk.receive(state(false, 5))
    talk.receive(state(true, 4))
    talk.receive(chat('late', 3))
    expect(states).toEqual([{ audio: true, video: false, screen: false }])
    expect(talk.peerState.video).toBe(false)
    expect(talk.messages).toHaveLength(1)
  })

  it('takes the partner to show what their media says until they tell', () => {
    expect(makeTalk({ peerMedia: 'audio' }).talk.peerState).toEqual({ audio: true, video: false, screen: false })
    expect(makeTalk({ peerMedia: 'text' }).talk.peerState).toEqual({ audio: false, video: false, screen: false })
  })

  it('[R2] typing ends by itself after 6 s, by a message, and leaves no timer', () => {
    const { talk, clock, typing } = makeTalk()
    const active = (n: number): PeerMessage => ({ type: 'Typing', session_id: 'S', active: true, n })
    talk.receive(active(0))
    clock.advance(5_999)
    talk.receive(active(1))
    clock.advance(5_999)
    expect(typing).toEqual([true])
    clock.advance(1)
    expect(typing).toEqual([true, false])
    talk.receive(active(2))
    talk.receive(chat('there', 4))
    talk.receive(active(3))
    expect(typing).toEqual([true, false, true, false])
    talk.receive(active(5))
    talk.close()
    talk.close()
    expect(clock.pending).toBe(0)
  })

  it('[F8] drops what names another session, on both roads', () => {
    const { talk, messages, typing } = makeTalk()
    talk.receive({ ...chat('old', 0), session_id: 'S0' })
    talk.receiveText(JSON.stringify({ ...chat('old', 1), session_id: 'S0' }))
    talk.receiveText('{"type":"Typing","session_id":"S0","active":true}')
    expect([messages, typing]).toEqual([[], []])
  })

  it('[R2] hands text out as it was written, markup and bidi included', () => {
    const { talk, messages } = makeTalk()
    const text = '<img src=x onerror=alert(1)>\u202e\u2066 & "it"'
    talk.receive(chat(text, 0, 'm'))
    expect(messages[0]?.text).toBe(text)
  })

  it.each(['', 'nonsense', '[]', 'null', '{"type":"Chat"}', '{"type":"Paired","session_id":"S"}', '{"__proto__":{}}'])(
    '[F4] passes over %j on the data channel',
    (text) => {
      const { talk, messages, typing, states } = makeTalk()
      talk.receiveText(text)
      expect([messages, typing, states]).toEqual([[], [], []])
    },
  )

  it('[S3] holds back a partner who floods the data channel', () => {
    const { talk, clock, messages } = makeTalk()
    const flood = (from: number) => {
      for (let n = from; n < from + 1_000; n++) talk.receiveText(JSON.stringify(chat(String(n), n)))
    }
    flood(0)
    expect(messages).toHaveLength(400)
    clock.advance(1_000)
    flood(1_000)
    expect(messages).toHaveLength(500)
  })

  it('keeps the last 500 messages', () => {
    const { talk } = makeTalk()
    for (let n = 0; n < 600; n++) talk.receive(chat(String(n), n))
    expect(talk.messages).toHaveLength(500)
    expect(talk.messages[0]?.text).toBe('100')
  })
})
