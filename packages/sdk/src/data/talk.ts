import {
  decodeChannelFrame,
  encode,
  limits,
  type ChannelMessage,
  type FileMessage,
  type Media,
  type PeerMessage,
} from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { invalidMessage, noRoad, tooManyMessages } from '../errors.ts'
import type { ChatMessage, PeerState, TellInSession } from '../events.ts'
import { ChatLog } from './chat-log.ts'
import { checkLength } from './length.ts'
import { Flood, FROM_PARTNER, OWN } from './flood.ts'
import { Seen } from './seen.ts'
import { OwnTyping, PeerTyping } from './typing.ts'

export interface TalkParts {
  readonly sessionId: string
  /** What each side says it brings; the partner is taken to show just that until they say otherwise. */
  readonly ownMedia: Media
  readonly peerMedia: Media
  /** Whether the partner speaks the old wire, and has no word for what is not signaling. */
  readonly isClassic: boolean
  /** Whether messages go through the server, whatever road is open (rule R6); read at each use. */
  readonly offers: { readonly relaysChat: boolean }
  readonly clock: Clock
  readonly makeId: () => string
  /** The roads to the partner; each says whether the frame went out. */
  readonly byChannel: (text: string) => boolean
  readonly byRelay: (message: PeerMessage) => boolean
  /** What the channel carries about files. */
  readonly onFileMessage: (message: FileMessage) => void
  readonly tell: TellInSession
}

const KINDS = ['audio', 'video', 'screen'] as const

/** What is said, without what every frame of the conversation has. */
type Said =
  PeerMessage extends infer Message ?
    Message extends PeerMessage ?
      Omit<Message, 'session_id' | 'n'>
    : never
  : never

/**
 * So many messages are sent again when a road was lost, and wait while there is none: what the server takes at once (rule S3), and
 * more than two people who type have under way.
 */
const MAX_DUE = 10

/** What the two of a session say to each other, over the data channel once it is open, else over the relay (rule R2). */
export class Talk {
  #peerState: PeerState
  #ownState: PeerState
  /** One counter over both roads, so that the receiver can put them together again. */
  #n = 0
  #lastTypingN = -1
  #lastStateN = -1
  readonly #log = new ChatLog()
  readonly #seen = new Seen()
  readonly #flood: Flood
  readonly #ownFlood: Flood
  readonly #receiptFlood: Flood
  readonly #ownTyping: OwnTyping
  readonly #peerTyping: PeerTyping
  readonly #parts: TalkParts

  constructor(parts: TalkParts) {
    const { clock } = parts
    this.#parts = parts
    this.#peerState = assumed(parts.peerMedia)
    this.#ownState = assumed(parts.ownMedia)
    this.#flood = new Flood(clock, FROM_PARTNER)
    this.#ownFlood = new Flood(clock, OWN)
    this.#receiptFlood = new Flood(clock, OWN)
    this.#ownTyping = new OwnTyping(clock)
    this.#peerTyping = new PeerTyping(clock, (active) => parts.tell('typing', { active }))
  }

  get messages(): readonly ChatMessage[] {
    return this.#log.messages
  }
  get peerState(): PeerState {
    return this.#peerState
  }

  /** @throws MatchError `invalid_message`; `rate_limited` in a flood; `unreachable` if neither road is open, and ten messages have no receipt */
  sendMessage(text: string): ChatMessage {
    checkLength('a message', text, 1, limits.chatText)
    const message: ChatMessage = {
      id: this.#parts.makeId(),
      text,
      sentAt: this.#parts.clock.now(),
      from: 'me',
      status: 'sent',
    }
    const n = this.#n
    if (!this.#sayIfFew(chat(message)) && this.#log.unreceipted.length >= MAX_DUE) throw noRoad()
    this.#ownTyping.sent()
    this.#log.add(message, n)
    this.#parts.tell('message', { message })
    return message
  }

  /** @throws MatchError as `sendMessage` */
  react(emoji: string, id?: string): void {
    checkLength('an emoji', emoji, 1, limits.emoji)
    const message = this.#log.find(id)
    if (id !== undefined && message === undefined) throw invalidMessage('no message has this id')
    if (!this.#sayIfFew({ type: 'Reaction', id, emoji })) throw noRoad()
    this.#parts.tell('reaction', { emoji, message, from: 'me' })
  }

  /** Tells the partner that their messages were shown, up to the one of this id or the newest. */
  markRead(id?: string): void {
    const message = this.#log.lastUnread(id)
    if (message === undefined) return
    if (this.#say({ type: 'Receipt', id: message.id, status: 'read' })) this.#log.raise('peer', message.id, 'read')
  }

  /** The server did not pass this message on (rules E1, R6); does nothing for others than one's own. */
  refused(id: string, status: 'failed' | 'refused' = 'failed'): void {
    for (const message of this.#log.raise('me', id, status)) this.#parts.tell('message', { message })
  }

  setTyping(active: boolean): void {
    if (this.#ownTyping.set(active)) this.#say({ type: 'Typing', active })
  }

  /** Tells the partner what one's devices are set to, if that is news. */
  setState(state: PeerState): void {
    if (KINDS.every((kind) => state[kind] === this.#ownState[kind])) return
    this.#ownState = state
    this.#sayState()
  }

  /** The partner is within reach, or again: what was said by relay may have been refused there, or not have gone out; it is said once more. */
  reachable(): void {
    this.#sayState()
    this.resend()
  }

  /** What is under way may never arrive, since a road broke, or has not gone out: said again, as what it was, so that nothing comes twice (rule R2). */
  resend(): void {
    for (const { message, n } of this.#log.unreceipted.slice(-MAX_DUE)) {
      this.#send({ ...chat(message), session_id: this.#parts.sessionId, n })
    }
  }

  /** A text from the data channel; what does not validate, is not of this session, or comes in floods is passed over. */
  receiveText(text: string): void {
    if (!this.#flood.take()) return
    const decoded = decodeChannelFrame(text)
    if (!decoded.ok) return
    const { message } = decoded
    if (isAboutFiles(message)) this.#parts.onFileMessage(message)
    else if (!this.#isRelayOnly(message)) this.receive(message)
  }

  receive(message: PeerMessage): void {
    const { session_id, n } = message
    if (session_id !== this.#parts.sessionId) return
    if (n !== undefined && !this.#seen.take(n)) {
      // Sent again: our receipt did not arrive.
      if (message.type === 'Chat') this.#acknowledge(message.id)
      return
    }
    switch (message.type) {
      case 'Chat':
        this.#receiveChat(message)
        return
      case 'Receipt':
        for (const raised of this.#log.raise('me', message.id, message.status))
          this.#parts.tell('receipt', { message: raised, status: raised.status })
        return
      case 'Reaction': {
        const about = this.#log.find(message.id)
        if (message.id !== undefined && about === undefined) return
        this.#parts.tell('reaction', { emoji: message.emoji, message: about, from: 'peer' })
        return
      }
      case 'Typing':
        if (n !== undefined && n < this.#lastTypingN) return
        this.#lastTypingN = n ?? this.#lastTypingN
        this.#peerTyping.set(message.active)
        return
      case 'PeerState': {
        if (n !== undefined && n < this.#lastStateN) return
        this.#lastStateN = n ?? this.#lastStateN
        const { audio, video, screen } = message
        this.#peerState = { audio, video, screen }
        this.#parts.tell('peerstate', this.#peerState)
        return
      }
      default:
        message satisfies never
    }
  }

  /** May be called twice. Leaves no timer; the messages stay readable. */
  close(): void {
    this.#peerTyping.close()
  }

  #receiveChat({ id, text, sent_at: sentAt, n }: Extract<PeerMessage, { type: 'Chat' }>): void {
    const message: ChatMessage = { id, text, sentAt, from: 'peer', status: 'delivered' }
    const isNews = this.#log.add(message, n)
    this.#acknowledge(id)
    if (!isNews) return
    // Who has sent is not writing any more, and a hint that this message overtook must not come back.
    this.#lastTypingN = Math.max(this.#lastTypingN, n ?? -1)
    this.#peerTyping.set(false)
    this.#parts.tell('message', { message })
  }

  #acknowledge(id: string): void {
    const status = this.#log.find(id, 'peer')?.status
    if (status !== 'delivered' && status !== 'read') return
    if (this.#receiptFlood.take()) this.#say({ type: 'Receipt', id, status })
  }

  #sayState(): void {
    this.#say({ type: 'PeerState', ...this.#ownState })
  }

  /** The partner would pass over what is more, and nobody would know. */
  #sayIfFew(said: Said): boolean {
    if (this.#ownFlood.take()) return this.#say(said)
    throw tooManyMessages(1_000 / OWN.perSecond)
  }

  #say(said: Said): boolean {
    // The old wire has no word for these: they would only be refused (rule C7).
    if (this.#parts.isClassic && said.type !== 'Chat') return false
    return this.#send({ ...said, session_id: this.#parts.sessionId, n: this.#n++ })
  }

  #send(message: PeerMessage): boolean {
    return (!this.#isRelayOnly(message) && this.#parts.byChannel(encode(message))) || this.#parts.byRelay(message)
  }

  #isRelayOnly({ type }: PeerMessage): boolean {
    return type === 'Chat' && this.#parts.offers.relaysChat
  }
}

function chat({ id, text, sentAt }: ChatMessage) {
  return { type: 'Chat', id, text, sent_at: sentAt } as const
}

function isAboutFiles(message: ChannelMessage): message is FileMessage {
  return message.type.startsWith('File')
}

function assumed(media: Media): PeerState {
  return { audio: media !== 'text', video: media === 'video', screen: false }
}
