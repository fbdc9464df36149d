import { decodePeerFrame, encode, limits, type Media, type PeerMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { invalidMessage, noRoad, tooManyMessages } from '../errors.ts'
import type { ChatMessage, PeerState } from '../events.ts'
import { ChatLog } from './chat-log.ts'
import { BURST, Flood, OWN_BURST, ROOM_AFTER_MS } from './flood.ts'
import { Seen } from './seen.ts'
import { OwnTyping, PeerTyping } from './typing.ts'

export interface TalkParts {
  readonly sessionId: string
  /** What each side says it brings; the partner is taken to show just that until they say otherwise. */
  readonly ownMedia: Media
  readonly peerMedia: Media
  readonly clock: Clock
  readonly makeId: () => string
  /** The roads to the partner; each says whether the frame went out. */
  readonly byChannel: (text: string) => boolean
  readonly byRelay: (message: PeerMessage) => boolean
}

export interface TalkEvents {
  onMessage(message: ChatMessage): void
  onTyping(active: boolean): void
  onPeerState(state: PeerState): void
}

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
  readonly #ownTyping: OwnTyping
  readonly #peerTyping: PeerTyping
  readonly #parts: TalkParts
  readonly #events: TalkEvents

  constructor(parts: TalkParts, events: TalkEvents) {
    this.#parts = parts
    this.#events = events
    this.#peerState = assumed(parts.peerMedia)
    this.#ownState = assumed(parts.ownMedia)
    this.#flood = new Flood(parts.clock, BURST)
    this.#ownFlood = new Flood(parts.clock, OWN_BURST)
    this.#ownTyping = new OwnTyping(parts.clock)
    this.#peerTyping = new PeerTyping(parts.clock, (active) => events.onTyping(active))
  }

  get messages(): readonly ChatMessage[] {
    return this.#log.messages
  }
  get peerState(): PeerState {
    return this.#peerState
  }

  /** @throws MatchError `invalid_message`; `rate_limited` in a flood; `unreachable` if neither road is open */
  sendMessage(text: string): ChatMessage {
    if (text === '') throw invalidMessage('a message cannot be empty')
    if (text.length > limits.chatText) throw invalidMessage(`a message has at most ${String(limits.chatText)} units`)
    // The partner would pass over what is more, and nobody would know.
    if (!this.#ownFlood.take()) throw tooManyMessages(ROOM_AFTER_MS)
    const { clock, makeId, sessionId: session_id } = this.#parts
    const message: ChatMessage = { id: makeId(), text, sentAt: clock.now(), from: 'me' }
    const { id, sentAt: sent_at } = message
    if (!this.#send({ type: 'Chat', session_id, id, text, sent_at, n: this.#n++ })) throw noRoad()
    this.#ownTyping.sent()
    this.#log.add(message, undefined)
    this.#events.onMessage(message)
    return message
  }

  /** The server did not pass this message on (rule E1); does nothing for others than one's own. */
  refused(id: string): void {
    const message = this.#log.markFailed(id)
    if (message !== null) this.#events.onMessage(message)
  }

  setTyping(active: boolean): void {
    if (!this.#ownTyping.set(active)) return
    this.#send({ type: 'Typing', session_id: this.#parts.sessionId, active, n: this.#n++ })
  }

  /** Tells the partner what one's devices are set to, if that is news. */
  setState(state: PeerState): void {
    const told = this.#ownState
    if (state.audio === told.audio && state.video === told.video && state.screen === told.screen) return
    this.#ownState = state
    this.#sendState()
  }

  /** What was said by relay may have been refused there; the state is therefore said once more. */
  channelOpened(): void {
    this.#sendState()
  }

  /** A text from the data channel; what does not validate, is not of this session, or comes in floods is passed over. */
  receiveText(text: string): void {
    if (!this.#flood.take()) return
    const decoded = decodePeerFrame(text)
    if (decoded.ok) this.receive(decoded.message)
  }

  receive(message: PeerMessage): void {
    if (message.session_id !== this.#parts.sessionId) return
    if (message.n !== undefined && !this.#seen.take(message.n)) return
    switch (message.type) {
      case 'Chat':
        this.#receiveChat(message)
        return
      case 'Typing':
        if (message.n !== undefined && message.n < this.#lastTypingN) return
        this.#lastTypingN = message.n ?? this.#lastTypingN
        this.#peerTyping.set(message.active)
        return
      case 'PeerState': {
        if (message.n !== undefined && message.n < this.#lastStateN) return
        this.#lastStateN = message.n ?? this.#lastStateN
        const { audio, video, screen } = message
        this.#peerState = { audio, video, screen }
        this.#events.onPeerState(this.#peerState)
        return
      }
      case 'Receipt':
      case 'Reaction':
        return
      default:
        message satisfies never
    }
  }

  /** May be called twice. Leaves no timer; the messages stay readable. */
  close(): void {
    this.#peerTyping.close()
  }

  #receiveChat({ id, text, sent_at: sentAt, n }: Extract<PeerMessage, { type: 'Chat' }>): void {
    const message: ChatMessage = { id, text, sentAt, from: 'peer' }
    if (!this.#log.add(message, n)) return
    // Who has sent is not writing any more, and a hint that this message overtook must not come back.
    this.#lastTypingN = Math.max(this.#lastTypingN, n ?? -1)
    this.#peerTyping.set(false)
    this.#events.onMessage(message)
  }

  #sendState(): void {
    this.#send({ type: 'PeerState', session_id: this.#parts.sessionId, ...this.#ownState, n: this.#n++ })
  }

  #send(message: PeerMessage): boolean {
    return this.#parts.byChannel(encode(message)) || this.#parts.byRelay(message)
  }
}

function assumed(media: Media): PeerState {
  return { audio: media !== 'text', video: media === 'video', screen: false }
}
