import type { IceServer, Media, ServerMessageMap } from '@mismatch/protocol'
import { Confirmations } from './data/confirmations.ts'
import { Emitter } from './emitter.ts'
import { noRelay, destroyed, fromErrorFrame, invalidOptions, reportFailed, type MatchError } from './errors.ts'
import type { ClientEventType, ClientState, Listener, ListenOptions, SignalingState, WaitingInfo } from './events.ts'
import { fetchSessions, type Sessions } from './fetch-sessions.ts'
import type { LiveSession } from './session/live-session.ts'
import type { WarmStart } from './session/warm-start.ts'
import { makeId } from './ids.ts'
import type { MatchSession } from './match-session.ts'
import { Devices } from './media/devices.ts'
import type { LocalMedia } from './media/local-media.ts'
import type { MatchClientOptions, Preferences, Wish } from './options.ts'
import { Playback, type RemoteElement } from './playback.ts'
import { preferenceFaults, readyFrame, toWish } from './preferences.ts'
import { resolveOptions, type Config } from './resolve-options.ts'
import { makeConnection, required, rtcConfiguration } from './rtc.ts'
import { inputOf } from './server-frames.ts'
import { helloMaker } from './signaling/hello.ts'
import { Link, type LinkEvents } from './signaling/link.ts'
import { isActive, type Effect, type Input, type Machine, type SessionFacts, type Step } from './state/machine.ts'
import { Repeats } from './state/repeats.ts'
import { Store } from './state/store.ts'

/**
 * One person's place among strangers: camera, queue, partner after partner. It wires camera, signaling, connection and
 * conversation together; what they do is theirs, and what follows from what is the state's.
 */
export class MatchClient {
  readonly #config: Config
  readonly #emitter = new Emitter()
  readonly #devices: Devices
  readonly #link: Link
  readonly #confirmations: Confirmations
  readonly #store = new Store((from, step) => this.#emitter.hold(() => this.#carryOut(from, step)))
  readonly #repeats: Repeats
  readonly #playback = new Playback((session) => this.#emitter.emit('playbackblocked', { session }))
  #session: LiveSession | null = null
  /** Null until first prepared. */
  #sessions: Sessions | null = null
  /** Has the next connection ready (rule Q4). */
  #warm: WarmStart | null = null
  #iceServers: readonly IceServer[] = []
  #hasFiles = false
  /** Grows with each `start()` and `stop()`; a start that finds it grown has been overtaken. */
  #starts = 0
  #destroyed = false

  /** @throws MatchError `invalid_options`, naming every fault at once */
  constructor(options: MatchClientOptions) {
    const config = resolveOptions(options)
    const { clock } = config
    this.#config = config
    this.#repeats = new Repeats(clock)
    this.#devices = new Devices(
      { source: config.devices, isSecure: config.isSecure, canShare: () => this.#session?.hasCall === true },
      {
        onStream: (stream) => {
          // A shared screen ends with its session: the next one begins with the camera.
          this.#warm?.setStream(stream)
          this.#emitter.emit('localstream', { stream })
        },
        onSent: (stream) => this.#session?.setStream(stream),
        onScreen: (stream) => this.#emitter.emit('screen', { stream }),
        onState: () => this.#session?.setState(this.#devices.state),
        onDevices: (devices) => this.#emitter.emit('devices', { devices }),
        onFault: (error) => this.#fault(error),
      },
    )
    this.#link = new Link(
      { ...config, socket: () => required(config.socket(), 'WebSocket'), hello: helloMaker(config, makeId) },
      this.#linkEvents(),
    )
    this.#confirmations = new Confirmations({ clock, send: (message) => this.#link.send(message) })
  }

  get state(): ClientState {
    return this.#store.state.name
  }
  get signaling(): SignalingState {
    return this.#link.status
  }
  /** The live session; null without a partner. */
  get session(): MatchSession | null {
    return this.#session
  }
  /** The place in the queue; null in any other state than `waiting`. */
  get waiting(): WaitingInfo | null {
    const { state } = this.#store
    return state.name === 'waiting' ? state.info : null
  }
  /** Camera and microphone. */
  get media(): LocalMedia {
    return this.#devices
  }

  /** Calls `listener` at each event of this type. Returns its own undo. A listener that throws disturbs nobody else. */
  on<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options?: ListenOptions): () => void {
    return this.#destroyed ? () => {} : this.#emitter.on(type, listener, options)
  }
  once<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options?: ListenOptions): () => void {
    return this.#destroyed ? () => {} : this.#emitter.once(type, listener, options)
  }
  /** Removes every registration of this listener made with `on`; those of `once` go by their undo. */
  off<Type extends ClientEventType>(type: Type, listener: Listener<Type>): void {
    this.#emitter.off(type, listener)
  }

  /**
   * Opens camera and microphone (as `media` says) and the connection to the server, without a place in the queue: for a
   * preview. Resolves when the camera is open; what the server does comes as events. Between `start()` and the end it does
   * nothing.
   * @throws MatchError (rejects) `camera_*`, `media_failed`, `insecure_page`, `unsupported_browser`, `invalid_options`,
   * `unreachable` (a part of this package could not be fetched), `destroyed`
   */
  async prepare(preferences?: Preferences): Promise<void> {
    const wish = this.#wish(preferences)
    if (isActive(this.#store.state)) return
    try {
      await this.#open(wish.media, this.#starts)
    } catch (error) {
      if (!isActive(this.#store.state)) this.#link.close()
      throw error
    }
  }

  /**
   * Prepares, then asks for a place in the queue. While running: the new preferences replace the old ones (rule Q1); a
   * partner stays, and what the new preferences do not need is closed at once. Resolves when the wish is on its way; it is
   * repeated by itself after a reconnect. Resolves as well when `stop()` or another `start()` came in between: look at
   * `state`.
   * @throws MatchError (rejects) as `prepare()`; the state is then what it was before
   */
  async start(preferences?: Preferences): Promise<void> {
    const wish = this.#wish(preferences)
    const start = ++this.#starts
    this.#store.dispatch({ type: 'start', wish })
    try {
      await this.#open(wish.media, start)
    } catch (error) {
      if (start === this.#starts) this.#store.dispatch({ type: 'start_failed' })
      throw error
    }
    if (start === this.#starts) this.#store.dispatch({ type: 'prepared', wish })
  }

  /**
   * Plays the partner in this element, session after session, until the returned undo or `destroy()`; it is empty between
   * two partners, once `peerleft` was heard. Where the browser wants a press before it lets a page sound, the picture goes on
   * muted and `playbackblocked` comes.
   */
  playRemote(element: RemoteElement): () => void {
    return this.#destroyed ? () => {} : this.#playback.add(element)
  }

  /**
   * Call it in the handler of a press, before any `await`: plays every element of `playRemote()` with its sound. Resolves
   * with whether nothing is blocked any more.
   */
  resumePlayback(): Promise<boolean> {
    return this.#playback.resume()
  }

  /** Ends this session and asks for the next partner. Without a session it does nothing. */
  next(): void {
    this.#store.dispatch({ type: 'next' })
  }

  /**
   * Leaves queue or session, closes the connection to the server, stops every track. The server's `Idle` does the same,
   * except after `peer_left` (with `autoRequeue: false`): then camera and signaling stay open for the next `start()`.
   */
  async stop(): Promise<void> {
    if (!this.#destroyed) this.#stop()
  }

  /** Stops, and removes every listener. May be called twice, at any time. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#stop()
    this.#emitter.clear()
    this.#devices.close()
    this.#playback.close()
  }

  #stop(): void {
    this.#starts++
    this.#store.dispatch({ type: 'stop' })
  }

  #wish(preferences: Preferences | undefined): Wish {
    if (this.#destroyed) throw destroyed()
    const faults = preferenceFaults(preferences)
    if (faults.length > 0) throw invalidOptions(faults)
    return toWish(preferences, this.#config.preferences)
  }

  /** @throws MatchError (rejects) `unreachable`, and closes the camera again */
  async #fetchSessions(start: number): Promise<void> {
    try {
      this.#sessions ??= await fetchSessions()
    } catch (error) {
      if (start !== this.#starts) return
      this.#devices.release()
      throw error
    }
    if (this.#config.warmStart && !this.#destroyed) this.#warm ??= this.#warmStart(this.#sessions)
  }

  #warmStart({ WarmStart }: Sessions): WarmStart {
    return new WarmStart(
      {
        clock: this.#config.clock,
        makeId,
        connect: (configuration) => makeConnection(this.#config, configuration),
        configuration: () => rtcConfiguration(this.#config, this.#iceServers, this.#hides()),
        listen: this.#config.listen,
        sendPrepare: (offer) => this.#link.send({ type: 'Prepare', ...offer }),
      },
      this.#store.state,
      this.#devices.stream,
    )
  }

  /** Whether the wish is that no address is shown. */
  #hides(): boolean {
    const { state } = this.#store
    return 'wish' in state && (state.wish.privacy ?? 'direct') !== 'direct'
  }

  /** Signaling, camera and the code of sessions at the same time; signaling is not waited for. */
  async #open(media: Media, start: number): Promise<void> {
    required(this.#config.socket(), 'WebSocket')
    if (media !== 'text') required(this.#config.rtcConnection(), 'RTCPeerConnection')
    // Called by a listener, it comes after what that listener has asked for before: a `stop()` must not close what is opened here.
    if (this.#store.isBusy) await Promise.resolve()
    // A listener may stop us at either event; what was not opened by then must stay closed.
    if (start === this.#starts) this.#link.open()
    if (start === this.#starts) await Promise.all([this.#devices.ensure(media), this.#fetchSessions(start)])
  }

  #linkEvents(): LinkEvents {
    return {
      onStatus: (change) => this.#emitter.emit('signaling', change),
      onWelcome: (welcome, isSeamless) => {
        if (isSeamless) return this.#session?.signalingBack('exact')
        if (welcome.resumed !== 'exact') this.#confirmations.failAll()
        // It names no TURN servers: those of before a break hold on (rule H11).
        if (welcome.resumed === 'none' || this.#iceServers.length === 0) this.#iceServers = welcome.ice_servers
        this.#hasFiles = welcome.features.files
        this.#dispatch(inputOf(welcome))
      },
      onLost: () => {
        this.#confirmations.failAll()
        this.#dispatch({ type: 'signaling_lost' })
      },
      onRefused: (error) => {
        this.#confirmations.failAll()
        this.#fault(error)
        this.#dispatch({ type: 'signaling_refused' })
      },
      onFault: (error) => this.#fault(error),
      onFrame: (frame) => {
        this.#session?.receive(frame)
        if (frame.type === 'Idle' && frame.reason === 'no_relay') this.#fault(noRelay())
        if (frame.type === 'IceServers') this.#iceServers = frame.ice_servers
        if (frame.type === 'Waiting' && frame.prepared !== undefined) this.#warm?.confirmed(frame.prepared)
        if (frame.type === 'Reported') this.#confirmations.confirmed('Report', frame.session_id, frame.report_id)
        if (frame.type === 'Blocked') this.#confirmations.confirmed('Block', frame.session_id, '')
        if (frame.type === 'Error') this.#onErrorFrame(frame)
        this.#dispatch(inputOf(frame))
      },
    }
  }

  #onErrorFrame(frame: ServerMessageMap['Error']): void {
    // An offer that came too late or too often: the next call begins without it.
    if (frame.ref === 'Prepare') return
    // It waits for the partner, who is sent it again once they are back (rule R4).
    if (frame.ref === 'Chat' && frame.code === 'peer_away') return
    const error = fromErrorFrame(frame)
    if (frame.ref === 'Chat' && frame.ref_id !== undefined) this.#session?.refused(frame.ref_id)
    if (frame.ref === 'Report' || frame.ref === 'Block') {
      const refusal = error.code === 'rate_limited' ? error : reportFailed(error.message, { cause: error })
      this.#confirmations.refused(frame.ref, frame.ref_id, refusal)
    } else if (frame.code !== 'unknown_type') this.#fault(error) // An older server: from now on one does without.
  }

  #dispatch(input: Input | null): void {
    if (input !== null) this.#store.dispatch(input)
  }

  #carryOut(from: Machine, { state, reason, effects }: Step): void {
    if (reason !== null && from.name !== state.name) {
      this.#emitter.emit('state', { from: from.name, to: state.name, reason })
    }
    if (state.name !== 'connecting') this.#repeats.forget('Skip')
    if (!isActive(state)) this.#repeats.forget('Ready')
    this.#warm?.follow(state)
    for (const effect of effects) this.#run(effect)
  }

  #run(effect: Effect): void {
    switch (effect.type) {
      case 'send_ready':
        this.#link.send({ ...readyFrame(effect.wish), ...this.#warm?.readyOffer() })
        return
      case 'send_skip':
        this.#link.send({ type: 'Skip', session_id: effect.sessionId, ...this.#warm?.offer() })
        return
      case 'send_failed': {
        const { sessionId: session_id, stage } = effect
        const offer = this.#warm?.offer()
        if (!this.#link.send({ type: 'Failed', session_id, stage, ...offer })) {
          this.#link.send({ type: 'Skip', session_id, ...offer })
        }
        return
      }
      case 'send_leave':
        this.#link.send({ type: 'Leave' })
        return
      case 'begin_session':
        // Nobody is paired before they are prepared, and so before it was fetched.
        if (this.#sessions !== null) this.#beginSession(this.#sessions, effect.session)
        return
      case 'end_session': {
        const session = this.#session
        this.#session = null
        session?.close()
        this.#devices.stopScreen()
        if (session !== null) this.#emitter.emit('peerleft', { session, reason: effect.reason })
        return this.#play()
      }
      case 'resynchronise':
        return this.#session?.signalingBack('session')
      case 'announce_waiting':
        return this.#emitter.emit('waiting', effect.info)
      case 'announce_connected':
        if (this.#session !== null) this.#emitter.emit('connected', { session: this.#session })
        return
      case 'announce_connection_failed':
        return this.#fault(effect.error)
      case 'repeat_later': {
        const { frame, afterMs } = effect
        return this.#repeats.later(frame, afterMs, () => this.#dispatch({ type: 'repeat', frame }))
      }
      case 'close_signaling':
        this.#confirmations.failAll()
        return this.#link.close()
      case 'release_media':
        return this.#devices.release()
      default:
        effect satisfies never
    }
  }

  #beginSession({ LiveSession }: Sessions, facts: SessionFacts): void {
    const { state } = this.#store
    const { id } = facts
    const configuration = (isHidden: boolean) => rtcConfiguration(this.#config, this.#iceServers, isHidden)
    const isRelayed = configuration(facts.privacy !== 'direct').iceTransportPolicy === 'relay'
    const spare = this.#warm?.take(facts, isRelayed) ?? null
    const session: LiveSession = new LiveSession(
      {
        facts,
        spare,
        ownMedia: 'wish' in state ? state.wish.media : 'text',
        config: this.#config,
        connect: (asked) => makeConnection(this.#config, asked),
        isOnline: () => this.signaling === 'online',
        configuration,
        wantsSpeaking: () => this.#emitter.has('speaking'),
        send: (message) => this.#link.send(message),
        hasFiles: this.#hasFiles,
        hearsFiles: () => this.#emitter.has('file'),
        ask: (message) => (this.#destroyed ? Promise.reject(destroyed()) : this.#confirmations.ask(message)),
      },
      {
        onFlowing: () => this.#dispatch({ type: 'media_flowing', sessionId: id }),
        onFailed: (error) => this.#dispatch({ type: 'media_failed', sessionId: id, error }),
        onPartnerGone: () => this.#dispatch({ type: 'partner_gone', sessionId: id }),
        onTrouble: () => this.#link.check(),
        onRemoteStream: (stream) => {
          this.#emitter.emit('remotestream', { session, stream })
          this.#play()
        },
        onQuality: (news) => this.#emitter.emit('quality', { session, ...news }),
        onSpeaking: (who, speaking) => this.#emitter.emit('speaking', { session, who, speaking }),
        // TypeScript does not follow that what was left out is the session.
        tell: (type, event) => this.#emitter.emit(type, { session, ...event } as never),
      },
    )
    this.#session = session
    if (facts.offer !== undefined) session.receive({ type: 'Offer', session_id: id, sdp: facts.offer })
    this.#emitter.emit('paired', { session })
    // While a camera prompt is open the session already takes the partner's signals, and connects after it.
    const begin = () => session.begin(this.#devices.sent, this.#devices.state)
    const { settled } = this.#devices
    if (settled === null) begin()
    else void settled.then(begin)
  }

  /** After what was emitted before, so that listeners of `peerleft` still find the last frame in their elements. */
  #play(): void {
    this.#emitter.inTurn(() => this.#playback.follow(this.#session))
  }

  #fault(error: MatchError): void {
    this.#emitter.emit('error', { error })
  }
}
