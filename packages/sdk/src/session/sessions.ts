import type { ClientMessageMap, ClientType, IceServer } from '@mismatch/protocol'
import type { Confirmable } from '../data/confirmations.ts'
import type { Emitter } from '../emitter.ts'
import { makeId } from '../ids.ts'
import type { PeerState } from '../events.ts'
import type { Config } from '../resolve-options.ts'
import { Closer } from '../peer/closer.ts'
import { makeConnection, rtcConfiguration } from '../rtc.ts'
import type { Input, Machine, SessionFacts } from '../state/machine.ts'
import { LiveSession } from './live-session.ts'
import { WarmStart } from './warm-start.ts'

export interface SessionsParts {
  readonly config: Config
  readonly emitter: Pick<Emitter, 'emit' | 'has'>
  /** The own camera and microphone. */
  readonly devices: {
    readonly stream: MediaStream | null
    /** What goes to the partner. */
    readonly sent: MediaStream | null
    readonly state: PeerState
    /** Settles when no prompt is open any more; null if none is. */
    readonly settled: Promise<void> | null
  }
  readonly state: () => Machine
  readonly dispatch: (input: Input) => void
  /** Whether the server is there. */
  readonly isOnline: () => boolean
  /** Whether the frame goes to the server, now or once it is back. */
  readonly send: (message: ClientMessageMap[ClientType]) => boolean
  /** Resolves with what the server says to it. */
  readonly ask: (message: Confirmable) => Promise<string>
  /** What the server offers; read at each use, since credentials end. */
  readonly offers: { readonly iceServers: readonly IceServer[]; readonly files: boolean; readonly relaysChat: boolean }
  /** The way to the partner is interrupted, or does not come about. */
  readonly onTrouble: () => void
  /** What there is to play has changed. */
  readonly onStream: () => void
}

/**
 * The live session, and what is ready for the next. A client takes this once it is started; it is fetched while camera and signaling
 * open, so that a page is not kept waiting for it.
 */
export class Sessions {
  /** Null without a partner. */
  live: LiveSession | null = null
  /** Has the next connection ready (rule Q4); null where that is not wanted. */
  readonly warm: WarmStart | null
  readonly #parts: SessionsParts
  readonly #closer: Closer

  constructor(parts: SessionsParts) {
    const { config, devices, state, send } = parts
    this.#parts = parts
    this.#closer = new Closer(config.clock)
    this.warm =
      config.warmStart ?
        new WarmStart(
          {
            clock: config.clock,
            makeId,
            connect: this.#connect,
            closer: this.#closer,
            configuration: () => this.#configuration(this.#hidesAddresses()),
            listen: config.listen,
            sendPrepare: (offer) => send({ type: 'Prepare', ...offer }),
          },
          state(),
          devices.stream,
        )
      : null
  }

  begin(facts: SessionFacts): void {
    const { config, emitter, devices, dispatch, state, send, isOnline, ask, offers, onTrouble, onStream } = this.#parts
    const { id: sessionId } = facts
    const isRelayed = this.#configuration(facts.privacy !== 'direct').iceTransportPolicy === 'relay'
    const machine = state()
    const session: LiveSession = new LiveSession(
      {
        facts,
        spare: this.warm?.take(facts, isRelayed) ?? null,
        ownMedia: 'wish' in machine ? machine.wish.media : 'text',
        config,
        connect: this.#connect,
        closer: this.#closer,
        configuration: this.#configuration,
        isOnline,
        wantsSpeaking: () => emitter.has('speaking'),
        send,
        offers,
        hearsFiles: () => emitter.has('file'),
        ask,
      },
      {
        onFlowing: () => dispatch({ type: 'media_flowing', sessionId }),
        onFailed: (error) => dispatch({ type: 'media_failed', sessionId, error }),
        onPartnerGone: () => dispatch({ type: 'partner_gone', sessionId }),
        onTrouble,
        onRemoteStream: (stream) => {
          emitter.emit('remotestream', { session, stream })
          onStream()
        },
        onQuality: (news) => emitter.emit('quality', { session, ...news }),
        onSpeaking: (who, speaking) => emitter.emit('speaking', { session, who, speaking }),
        // TypeScript does not follow that what was left out is the session.
        tell: (type, event) => emitter.emit(type, { session, ...event } as never),
      },
    )
    this.live = session
    if (facts.offer !== undefined) session.receive({ type: 'Offer', session_id: sessionId, sdp: facts.offer })
    emitter.emit('paired', { session })
    // While a camera prompt is open the session already takes the partner's signals, and connects after it.
    const connect = () => session.begin(devices.sent, devices.state)
    const { settled } = devices
    if (settled === null) connect()
    else void settled.then(connect)
  }

  /** Gives the session that was, which is closed. */
  end(): LiveSession | null {
    const session = this.live
    this.live = null
    session?.close()
    return session
  }

  /** At once, also what still asks a relay for a place. May be called twice. */
  close(): void {
    this.end()
    this.warm?.close()
    this.#closer.closeNow()
  }

  readonly #connect = (configuration: RTCConfiguration) => makeConnection(this.#parts.config, configuration)

  readonly #configuration = (hidesAddresses: boolean) =>
    rtcConfiguration(this.#parts.config, this.#parts.offers.iceServers, hidesAddresses)

  /** Whether the wish is that no address is shown. */
  #hidesAddresses(): boolean {
    const state = this.#parts.state()
    return 'wish' in state && (state.wish.privacy ?? 'direct') !== 'direct'
  }
}
