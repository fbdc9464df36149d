import type { ClientMessage, ClientMessageMap, Media } from '@mismatch/protocol'
import { Confirmations } from './data/confirmations.ts'
import type { DiagnoseOptions, Diagnosis } from './diagnosis/diagnosis.ts'
import { Effects } from './effects.ts'
import { Emitter } from './emitter.ts'
import { destroyed, invalidOptions, type MatchError } from './errors.ts'
import type { ClientEventType, ClientState, Listener, ListenOptions, SignalingState, WaitingInfo } from './events.ts'
import { fetchSessions } from './fetch-sessions.ts'
import { FromServer } from './from-server.ts'
import { makeId } from './ids.ts'
import type { MatchSession } from './match-session.ts'
import { listDevices } from './media/device-list.ts'
import { Devices } from './media/devices.ts'
import type { LocalMedia } from './media/local-media.ts'
import { openExactly } from './media/opener.ts'
import type { MatchClientOptions, Preferences, Wish } from './options.ts'
import { onDemand } from './on-demand.ts'
import { Playback, type RemoteElement } from './playback.ts'
import { preferenceFaults, toWish } from './preferences.ts'
import { resolveOptions, type Config } from './resolve-options.ts'
import { required } from './rtc.ts'
import type { Sessions, SessionsParts } from './session/sessions.ts'
import { readFrame } from './signaling/frames.ts'
import { Credentials } from './signaling/credentials.ts'
import { helloMaker } from './signaling/hello.ts'
import { Link } from './signaling/link.ts'
import { Transport } from './signaling/transport.ts'
import { isActive } from './state/machine.ts'
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
  readonly #hello: () => ClientMessageMap['Hello']
  readonly #fromServer: FromServer
  readonly #confirmations: Confirmations
  readonly #store = new Store((from, step) => this.#emitter.hold(() => this.#effects.carryOut(from, step)))
  readonly #effects: Effects
  readonly #playback = new Playback((session) => this.#emitter.emit('playbackblocked', { session }))
  /** Null until first prepared. */
  #sessions: Sessions | null = null
  /** Grows with each `start()` and `stop()`; a start that finds it grown has been overtaken. */
  #starts = 0
  #destroyed = false
  readonly #destroying = new AbortController()

  /** @throws MatchError `invalid_options`, naming every fault at once */
  constructor(options: MatchClientOptions) {
    const config = resolveOptions(options)
    const { clock } = config
    this.#config = config
    this.#devices = new Devices(
      { source: config.devices, isSecure: config.isSecure, canShare: () => this.#sessions?.live?.hasCall === true },
      {
        onStream: (stream) => {
          // A shared screen ends with its session: the next one begins with the camera.
          this.#sessions?.warm?.setStream(stream)
          this.#emitter.emit('localstream', { stream })
        },
        onSent: (stream) => this.#sessions?.live?.setStream(stream),
        onScreen: (stream) => this.#emitter.emit('screen', { stream }),
        onState: () => this.#sessions?.live?.setState(this.#devices.state),
        onDevices: (devices) => this.#emitter.emit('devices', { devices }),
        onFault: (error) => this.#fault(error),
      },
    )
    const send = (message: ClientMessage) => this.#link.send(message)
    this.#confirmations = new Confirmations({ clock, send })
    this.#fromServer = new FromServer({
      emitter: this.#emitter,
      confirmations: this.#confirmations,
      sessions: () => this.#sessions,
      dispatch: (input) => this.#store.dispatch(input),
    })
    const socket = () => required(config.socket(), 'WebSocket')
    const hello = helloMaker(config, makeId)
    const credentials = new Credentials({
      ...config,
      askServer: async (signal, before) => {
        const { askForToken } = await onDemand(import('./signaling/ask-for-token.ts'))
        return askForToken({ ...config, before, deviceId: hello().device_id }, signal)
      },
    })
    this.#hello = () => ({ ...hello(), token: credentials.token })
    this.#link = new Link({ ...config, socket, credentials, hello: this.#hello }, this.#fromServer)
    this.#effects = new Effects({
      clock,
      emitter: this.#emitter,
      link: this.#link,
      devices: this.#devices,
      confirmations: this.#confirmations,
      sessions: () => this.#sessions,
      dispatch: (input) => this.#store.dispatch(input),
      onSessionEnd: () => this.#play(),
    })
  }

  get state(): ClientState {
    return this.#store.state.name
  }
  get signaling(): SignalingState {
    return this.#link.status
  }
  /** The live session; null without a partner. */
  get session(): MatchSession | null {
    return this.#sessions?.live ?? null
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
   * Why can't we connect? Looks, within 15 s, at camera and microphone, at the server, at the STUN and TURN servers that it names, and
   * whether this browser connects at all. Everything it opens is its own and is closed at the end, so that it disturbs no call; each
   * call of it is a look of its own.
   * @throws MatchError (rejects) `destroyed`, `unreachable` where its code cannot be fetched; the signal's reason
   */
  async diagnose(options: DiagnoseOptions = {}): Promise<Diagnosis> {
    const { diagnose } = await onDemand(import('./diagnosis/diagnose.ts'))
    const parts = { config: this.#config, link: this.#link, devices: this.#devices, offers: this.#fromServer }
    const own = { emitter: this.#emitter, destroying: this.#destroying.signal, hello: this.#hello }
    return diagnose({ ...parts, ...own, Transport, readFrame, listDevices, openExactly }, options)
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
    this.#destroying.abort(destroyed())
    this.#stop()
    this.#sessions?.close()
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
      const Fetched = await fetchSessions()
      if (!this.#destroyed) this.#sessions ??= new Fetched(this.#sessionsParts())
    } catch (error) {
      if (start !== this.#starts) return
      this.#devices.release()
      throw error
    }
  }

  #sessionsParts(): SessionsParts {
    return {
      config: this.#config,
      emitter: this.#emitter,
      devices: this.#devices,
      state: () => this.#store.state,
      dispatch: (input) => this.#store.dispatch(input),
      isOnline: () => this.signaling === 'online',
      send: (message) => this.#link.send(message),
      ask: (message) => (this.#destroyed ? Promise.reject(destroyed()) : this.#confirmations.ask(message)),
      offers: this.#fromServer,
      onTrouble: () => this.#link.check(),
      onStream: () => this.#play(),
    }
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

  /** After what was emitted before, so that listeners of `peerleft` still find the last frame in their elements. */
  #play(): void {
    this.#emitter.inTurn(() => this.#playback.follow(this.session))
  }

  #fault(error: MatchError): void {
    this.#emitter.emit('error', { error })
  }
}
