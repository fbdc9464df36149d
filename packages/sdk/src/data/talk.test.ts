import { decodePeerFrame, type PeerMessage } from '@mismatch/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatMessage, ClientEvents, PeerState, Reaction, TellInSession } from '../events.ts'
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
  const receipts: string[] = []
  const reactions: Reaction[] = []
  const heard: { [Type in Parameters<TellInSession>[0]]: (event: Omit<ClientEvents[Type], 'session'>) => void } = {
    message: ({ message }) => messages.push(message),
    receipt: ({ message, status }) => receipts.push(`${message.id} ${status}`),
    reaction: (reaction) => reactions.push(reaction),
    typing: ({ active }) => typing.push(active),
    peerstate: (state) => states.push(state),
    peeraway: () => {},
    peerback: () => {},
    file: () => {},
    direct: () => {},
  }
  let ids = 0
  const talk = new Talk({
    sessionId: 'S',
    ownMedia: 'video',
    peerMedia: 'video',
    isClassic: false,
    offers: { relaysChat: false },
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
    onFileMessage: () => {},
    tell: (type, event) => heard[type](event),
    ...parts,
  })
  return { talk, clock, roads, channel, relay, messages, typing, states, receipts, reactions }
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

  it('[R2] keeps ten messages while no road is open, and says of more that they were not sent', () => {
    const { talk, roads, messages } = makeTalk()
    roads.channel = roads.relay = false
    for (let at = 0; at < 10; at++) expect(talk.sendMessage('hello?').status).toBe('sent')
    expect(() => talk.sendMessage('hello?')).toThrow(expect.objectContaining({ code: 'unreachable', retryable: true }))
    expect([talk.messages.length, messages.length]).toEqual([10, 10])
  })

  it('[R2] what waited goes by whichever road comes first, as what it was', () => {
    const { talk, roads, channel, relay } = makeTalk()
    roads.channel = roads.relay = false
    for (const text of ['1', '2']) talk.sendMessage(text)
    talk.resend()
    roads.relay = true
    talk.resend()
    expect(relay).toMatchObject([
      { text: '1', n: 0 },
      { text: '2', n: 1 },
    ])
    roads.relay = false
    talk.sendMessage('3')
    roads.channel = true
    talk.reachable()
    expect(channel.filter(({ type }) => type === 'Chat')).toMatchObject([{ n: 0 }, { n: 1 }, { text: '3', n: 2 }])
  })

  it('[S3] marks a message that the server refused, in its place, and says so once', () => {
    const { talk, roads, messages } = makeTalk()
    roads.channel = false
    const sent = talk.sendMessage('too fast')
    talk.sendMessage('later')
    talk.refused(sent.id)
    talk.refused(sent.id)
    talk.refused('nobody')
    const failed = { ...sent, status: 'failed' }
    expect(messages.map(({ text }) => text)).toEqual(['too fast', 'later', 'too fast'])
    expect(messages[2]).toEqual(failed)
    expect(talk.messages.map((message) => message.status)).toEqual(['failed', 'sent'])
    expect(talk.messages[0]).toEqual(failed)
  })

  it("[S3] marks none of the partner's messages, whatever id they bear", () => {
    const { talk, messages } = makeTalk()
    talk.receive(chat('theirs', 0, 'm'))
    talk.refused('m')
    expect(messages).toHaveLength(1)
    expect(talk.messages[0]?.status).toBe('delivered')
  })

  it('[R6] takes the relay for messages alone where the server says so, whatever road is open, and again after a break', () => {
    const offers = { relaysChat: true }
    const { talk, roads, channel, relay } = makeTalk({ offers })
    talk.sendMessage('one')
    talk.setTyping(true)
    talk.reachable()
    expect(relay).toMatchObject([
      { id: 'm1', n: 0 },
      { id: 'm1', n: 0 },
    ])
    expect(channel.map(({ type }) => type)).toEqual(['Typing', 'PeerState'])
    roads.relay = false
    talk.sendMessage('two')
    expect(channel).toHaveLength(2)
    offers.relaysChat = false
    talk.resend()
    expect(channel.slice(2)).toMatchObject([{ id: 'm1' }, { id: 'm2' }])
  })

  it('[R6] a message that the server does not let through is marked as that, and not sent again', () => {
    const { talk, relay, messages } = makeTalk({ offers: { relaysChat: true } })
    talk.sendMessage('one')
    talk.refused('m1', 'refused')
    expect(messages.map(({ status }) => status)).toEqual(['sent', 'refused'])
    talk.resend()
    expect(relay).toHaveLength(1)
  })

  it('[S3] sends no more than the partner takes, and refuses the rest to the caller', () => {
    const clock = new FakeClock()
    const receipts: string[] = []
    const partner = makeTalk({ clock, byChannel: (text) => receipts.push(text) > 0 })
    const { talk, messages } = makeTalk({ clock, byChannel: (text) => (partner.talk.receiveText(text), true) })
    let refusals = 0
    const tooMany: unknown = expect.objectContaining({ code: 'rate_limited', retryable: true, retryAfterMs: 25 })
    for (let press = 0; press < 1_000; press++) {
      if (press % 500 === 0) clock.advance(1_000)
      try {
        talk.sendMessage('x')
      } catch (error) {
        refusals++
        expect(error).toEqual(tooMany)
      }
      talk.setState({ audio: true, video: press % 20 < 10, screen: false })
      for (const receipt of receipts.splice(0)) talk.receiveText(receipt)
    }
    expect(refusals).toBeGreaterThan(500)
    expect(messages).toHaveLength(1_000 - refusals)
    expect(partner.messages).toHaveLength(messages.length)
    expect(talk.messages.every(({ status }) => status === 'delivered')).toBe(true)
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
    talk.reachable()
    expect(channel).toMatchObject([{ type: 'PeerState', video: false }])
  })
})

describe('Talk, receipts and reactions', () => {
  const receipt = (id: string, status: 'delivered' | 'read'): PeerMessage => ({
    type: 'Receipt',
    session_id: 'S',
    id,
    status,
  })
  const statuses = ({ messages }: Talk) => messages.map(({ id, status }) => `${id} ${status}`)

  it('[R2] says by itself that a message has arrived, and once more when it is sent again', () => {
    const { talk, roads, channel, relay } = makeTalk()
    talk.receive(chat('hi', 0))
    expect(channel).toEqual([{ type: 'Receipt', session_id: 'S', id: 'hi', status: 'delivered', n: 0 }])
    roads.channel = false
    talk.receive(chat('hi', 0))
    expect(relay).toMatchObject([{ type: 'Receipt', id: 'hi', status: 'delivered' }])
    talk.markRead()
    talk.receive(chat('hi', 0))
    expect(relay.slice(1)).toMatchObject([{ status: 'read' }, { status: 'read' }])
    talk.receive(chat('nobody knows', 0, 'forged'))
    expect(relay).toHaveLength(3)
  })

  it('[R2] says that messages were read in one frame, and only news of it', () => {
    const { talk, channel } = makeTalk()
    for (const n of [0, 1, 3]) talk.receive(chat(`m${String(n)}`, n))
    channel.length = 0
    talk.markRead('m1')
    talk.markRead('m0')
    talk.markRead('unknown')
    expect(channel).toMatchObject([{ type: 'Receipt', id: 'm1', status: 'read' }])
    expect(statuses(talk)).toEqual(['m0 read', 'm1 read', 'm3 delivered'])
    talk.markRead()
    talk.markRead()
    talk.receive(chat('m2', 2))
    talk.markRead()
    const read = channel.filter((each) => each.type === 'Receipt' && each.status === 'read')
    expect(read).toMatchObject([{ id: 'm1' }, { id: 'm3' }, { id: 'm2' }])
    expect(statuses(talk).every((each) => each.endsWith(' read'))).toBe(true)
  })

  it('[R2] keeps for later what it could not say was read', () => {
    const { talk, roads, channel } = makeTalk()
    talk.receive(chat('hi', 0))
    roads.channel = roads.relay = false
    talk.markRead()
    roads.channel = true
    talk.markRead()
    expect(channel.slice(1)).toMatchObject([{ id: 'hi', status: 'read' }])
  })

  it('[R2] a status never goes back, and who has read a message has read those that arrived before it', () => {
    const { talk, receipts } = makeTalk()
    for (const text of ['1', '2', '3', '4']) talk.sendMessage(text)
    talk.receive(receipt('m1', 'delivered'))
    talk.refused('m2')
    talk.receive(receipt('m3', 'read'))
    talk.receive(receipt('m3', 'delivered'))
    talk.receive(receipt('m3', 'read'))
    talk.refused('m3')
    talk.receive(receipt('unknown', 'read'))
    expect(statuses(talk)).toEqual(['m1 read', 'm2 failed', 'm3 read', 'm4 sent'])
    expect(receipts).toEqual(['m1 delivered', 'm1 read', 'm3 read'])
    // It had gone by the other road before the server refused it on this one.
    talk.receive(receipt('m2', 'delivered'))
    expect(receipts.at(-1)).toBe('m2 delivered')
  })

  it("[R2] takes no receipt for the partner's own messages", () => {
    const { talk, receipts } = makeTalk()
    talk.receive(chat('theirs', 0, 'm'))
    talk.receive(receipt('m', 'read'))
    expect([receipts, statuses(talk)]).toEqual([[], ['m delivered']])
  })

  it('[S3] answers no flood of repeated messages with a flood of receipts', () => {
    const { talk, channel } = makeTalk()
    for (let again = 0; again < 400; again++) talk.receiveText(JSON.stringify(chat('hi', 0)))
    expect(channel).toHaveLength(100)
  })

  it('[R2] reacts to a message of either side, and to the moment', () => {
    const { talk, channel, reactions } = makeTalk()
    const mine = talk.sendMessage('mine')
    talk.receive(chat('theirs', 0))
    channel.length = 0
    talk.react('👍', 'theirs')
    talk.react('🎉')
    talk.receive({ type: 'Reaction', session_id: 'S', id: mine.id, emoji: '❤️', n: 1 })
    talk.receive({ type: 'Reaction', session_id: 'S', emoji: '👋', n: 2 })
    expect(channel).toEqual([
      { type: 'Reaction', session_id: 'S', id: 'theirs', emoji: '👍', n: 2 },
      { type: 'Reaction', session_id: 'S', emoji: '🎉', n: 3 },
    ])
    expect(reactions.map(({ emoji, message, from }) => [from, emoji, message?.text])).toEqual([
      ['me', '👍', 'theirs'],
      ['me', '🎉', undefined],
      ['peer', '❤️', 'mine'],
      ['peer', '👋', undefined],
    ])
  })

  it('[R2] drops a reaction to what it does not know, and one that came already', () => {
    const { talk, reactions } = makeTalk()
    talk.receive({ type: 'Reaction', session_id: 'S', id: 'unknown', emoji: '👍', n: 0 })
    talk.receive({ type: 'Reaction', session_id: 'S', emoji: '👋', n: 1 })
    talk.receive({ type: 'Reaction', session_id: 'S', emoji: '👋', n: 1 })
    expect(reactions).toHaveLength(1)
  })

  it('[F5] sends no reaction that is none, is too long, names nothing, or floods', () => {
    const { talk, roads, channel, reactions } = makeTalk()
    const refused = (code: string): unknown => expect.objectContaining({ code })
    for (const emoji of ['', 'x'.repeat(33)]) expect(() => talk.react(emoji)).toThrow(refused('invalid_message'))
    expect(() => talk.react('👍', 'unknown')).toThrow(refused('invalid_message'))
    for (let press = 0; press < 100; press++) talk.react('x'.repeat(32))
    expect(() => talk.react('👍')).toThrow(refused('rate_limited'))
    expect(channel).toHaveLength(100)
    const offline = makeTalk()
    offline.roads.channel = offline.roads.relay = roads.relay = false
    expect(() => offline.talk.react('👍')).toThrow(refused('unreachable'))
    expect([reactions.length, offline.reactions]).toEqual([100, []])
  })
})

describe('Talk, over two roads', () => {
  it('[R2] sends what has no receipt once more by relay when the channel is lost, as what it was', () => {
    const { talk, roads, channel, relay } = makeTalk()
    for (const text of ['1', '2', '3']) talk.sendMessage(text)
    talk.receive({ type: 'Receipt', session_id: 'S', id: 'm2', status: 'delivered', n: 0 })
    talk.receive(chat('theirs', 1))
    roads.channel = false
    talk.resend()
    expect(relay).toEqual(channel.filter((each) => each.type === 'Chat' && each.id !== 'm2'))
    for (let more = 0; more < 20; more++) talk.sendMessage('more')
    relay.length = 0
    talk.resend()
    expect(relay).toHaveLength(10)
  })

  it('[R2] whatever a road loses, doubles or delays, each message comes once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat(1_000)), (count, dice) => {
        const roll = (sides: number) => dice.next().value % sides
        const { talk: sender, channel } = makeTalk()
        for (let at = 0; at < count; at++) sender.sendMessage(String(at))
        // The relay brings every frame at least once; the channel loses some.
        const under = [
          ...channel.flatMap((each) => Array<PeerMessage>(roll(3)).fill(each)),
          ...channel,
          ...channel.slice(roll(count)),
        ]
        const receiver = makeTalk()
        while (under.length > 0) for (const frame of under.splice(roll(under.length), 1)) receiver.talk.receive(frame)
        const sent = channel.map((each) => 'text' in each && each.text)
        expect(receiver.talk.messages.map(({ text }) => text)).toEqual(sent)
        expect(receiver.messages.map(({ text }) => text).sort()).toEqual([...sent].sort())
      }),
    )
  })

  it('[R2] a channel that breaks anywhere between two people loses no message and no receipt', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('anna', 'bert', 'arrive', 'break', 'mend'), { maxLength: 60 }), (steps) => {
        let works = true
        const way: (() => void)[] = []
        const arrive = () => {
          for (let next = way.shift(); next !== undefined; next = way.shift()) next()
        }
        // What is sent into a broken channel is lost without a word, until somebody notices.
        const roadsTo = (other: () => Talk): Partial<TalkParts> => ({
          byChannel: (text) => {
            if (works) way.push(() => other().receiveText(text))
            return true
          },
          byRelay: (frame) => {
            way.push(() => other().receive(frame))
            return true
          },
        })
        const anna = makeTalk(roadsTo(() => bert.talk))
        const bert = makeTalk(roadsTo(() => anna.talk))
        const notice = () => {
          anna.talk.resend()
          bert.talk.resend()
          arrive()
        }
        let unseen = 0
        for (const step of steps) {
          if (step === 'break') works = false
          else if (step === 'mend' || ++unseen > 8) {
            works = true
            unseen = 0
            notice()
          }
          if (step === 'anna') anna.talk.sendMessage(step)
          if (step === 'bert') bert.talk.sendMessage(step)
          if (step === 'arrive') arrive()
        }
        works = true
        arrive()
        notice()
        for (const [own, other] of [
          [anna, bert],
          [bert, anna],
        ] as const) {
          const mine = own.talk.messages.filter(({ from }) => from === 'me')
          const theirs = other.talk.messages.filter(({ from }) => from === 'peer')
          expect(theirs.map(({ id }) => id)).toEqual(mine.map(({ id }) => id))
          expect(mine.every(({ status }) => status === 'delivered')).toBe(true)
        }
      }),
    )
  })
})

describe('Talk, receiving', () => {
  it('[R6] a message that comes by the data channel is dropped where the server has to see it, and taken by relay', () => {
    const { talk, messages, channel, reactions } = makeTalk({ offers: { relaysChat: true } })
    talk.receiveText(JSON.stringify(chat('unseen', 0)))
    expect([messages, channel]).toEqual([[], []])
    talk.receive(chat('seen', 0))
    expect(messages.map(({ text }) => text)).toEqual(['seen'])
    talk.receiveText(JSON.stringify({ type: 'Reaction', session_id: 'S', id: 'seen', emoji: '👍', n: 1 }))
    expect(reactions).toMatchObject([{ emoji: '👍' }])
  })

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

it('[C7] says nothing to a classic partner but chat, which its server refuses', () => {
  const { talk, relay, channel } = makeTalk({ isClassic: true })
  talk.setState({ audio: false, video: false, screen: false })
  talk.setTyping(true)
  talk.receive(chat('hi', 0))
  talk.markRead()
  expect(() => {
    talk.react('👋')
  }).toThrow()
  expect([relay, channel]).toEqual([[], []])
  const sent = talk.sendMessage('anybody there?')
  talk.refused(sent.id)
  expect(talk.messages.at(-1)).toMatchObject({ text: 'anybody there?', status: 'failed' })
})
