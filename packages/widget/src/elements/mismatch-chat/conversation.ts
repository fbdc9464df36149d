import { MatchError, type MatchClient, type MatchClientOptions, type Media, type Preferences } from '@mismatch/sdk'
import { MismatchErrorEvent } from '../../events/error-event.ts'
import { MismatchStateEvent } from '../../events/state-event.ts'
import { sentOn } from '../../events/sent-on.ts'
import { noClient, noConnectionsDoor, noServerDoor, notLoaded, notLoadedDoor } from '../../state/doors.ts'
import { reduceEvent, reduceFault, type ClientInput } from '../../state/reduce.ts'
import { reduceRequest, reportArrived, reportFailed } from '../../state/reduce-request.ts'
import { callClient, isClientRequest, type Request, type RequestOf } from '../../state/requests.ts'
import { isMismatchServer } from '../../state/server-address.ts'
import { initialView, inSession, isRunning, type View } from '../../state/view.ts'
import { Admission, type EntryRules } from './admission.ts'
import { ClientHolder, type ClientPayload } from './client-holder.ts'
import type { PartGroup } from './fetch-parts.ts'
import { Inquiry } from './inquiry.ts'
import { loadParts } from './load-parts.ts'

/** What the conversation asks its element. */
export interface ConversationHost {
  readonly createClient: (options: MatchClientOptions) => MatchClient
  /** As the attributes say now. */
  readonly preferences: () => Preferences & { readonly media: Media }
  readonly rules: () => EntryRules
  /** The view is another one. */
  readonly changed: () => void
  readonly dispatchEvent: (event: Event) => boolean
}

/** Where to connect. A guessed address is the script's own host, which need not be a Mismatch server. */
export interface Address {
  readonly url: string | null
  readonly guessed: boolean
}

/** Client and view of one element: requests go in here, and everything that is drawn comes out. */
export class Conversation {
  readonly #host: ConversationHost
  readonly #admission: Admission
  readonly #inquiry = new Inquiry((diagnosis) => this.#set({ ...this.#view, diagnosis }))
  #view: View = initialView
  #holder: ClientHolder | null = null
  #address: Address = { url: null, guessed: false }
  #probe = new AbortController()
  #screen: HTMLMediaElement | null = null

  constructor(host: ConversationHost) {
    this.#host = host
    this.#admission = new Admission(host.rules, (question) => this.#set({ ...this.#view, question }))
  }

  get view(): View {
    return this.#view
  }

  get client(): MatchClient | null {
    return this.#holder?.client ?? null
  }

  /** Where every partner is played, of this client and of those after it. */
  playOn(screen: HTMLMediaElement): void {
    this.#screen = screen
    this.client?.playRemote(screen)
  }

  /** Starts over with a client for this address. It opens no connection before Find. */
  open(address: Address): void {
    this.close()
    this.#address = address
    const { docked, missing } = this.#view.chat
    const { media } = this.#host.preferences()
    this.#set({ ...initialView, media, me: this.#me, chat: { ...initialView.chat, docked, missing } })
    if (address.url === null) return this.#showNoServer()
    try {
      this.#holder = new ClientHolder(this.#host.createClient({ url: address.url }), this.#onEvent)
      if (this.#screen !== null) this.#holder.client.playRemote(this.#screen)
      if (address.guessed) void this.#verify(address.url)
    } catch (error) {
      if (!this.#fault(error)) throw error
      // Without a client there is nothing to try again.
      this.#set({ ...this.#view, door: this.#view.door && { ...this.#view.door, ways: [] } })
    }
  }

  /** Stops the client for good. May be called twice. */
  close(): void {
    this.#probe.abort()
    this.#admission.close()
    this.#inquiry.end()
    // Away before it speaks: who hears of the end may start anew at once.
    const holder = this.#holder
    this.#holder = null
    holder?.close()
    const { state: from } = this.#view
    if (from === 'idle') return
    this.#set({ ...this.#view, state: 'idle' })
    this.#host.dispatchEvent(new MismatchStateEvent({ from, to: 'idle', reason: 'stopped' }))
  }

  /** While nothing runs, what Find will do is drawn as the attributes say. */
  settingsChanged(): void {
    if (isRunning(this.#view)) return
    // Settings that were wrong may be right now; an address that is wrong has no client.
    const door = this.#holder !== null && this.#view.door?.fault === 'invalid_options' ? null : this.#view.door
    this.#set({ ...this.#view, media: this.#host.preferences().media, me: this.#me, door })
  }

  /** Does what a person asked for; false when it could not be done. */
  handle(request: Request): boolean {
    if (isClientRequest(request)) return this.#call(request)
    switch (request.type) {
      case 'find':
        this.start(request.media === undefined ? {} : { media: request.media }).catch(reportUnknown)
        break
      case 'preview':
        this.#preview().catch(reportUnknown)
        break
      case 'stop':
        this.stop().catch(reportUnknown)
        break
      case 'probe':
        this.open(this.#address)
        break
      case 'report':
        void this.#report(request)
        break
      case 'resume-playback':
        this.#resumePlayback()
        break
      case 'edit':
        this.#with('dialogs', () => this.#admission.edit())
        break
      case 'introduce':
        this.#admission.introduce(request.profile)
        this.#set({ ...this.#view, me: this.#me })
        break
      case 'consent':
        this.#set(reduceRequest(this.#view, request))
        this.#admission.agree(request.agreed)
        break
      case 'report-dialog':
      case 'connection':
        this.#with(request.type === 'connection' ? 'talk' : 'dialogs', () =>
          this.#set(reduceRequest(this.#view, request)),
        )
        break
      case 'diagnose':
        if (request.open) this.#with('dialogs', () => this.#diagnose())
        else this.#inquiry.end()
        break
      case 'measure':
        void this.#measure()
        break
      case 'chat':
      case 'dock':
        if (request.type === 'chat' ? request.open : request.docked) this.#bringTalk()
        this.#set(reduceRequest(this.#view, request))
        break
      case 'dismiss':
      case 'moving':
        this.#set(reduceRequest(this.#view, request))
    }
    return true
  }

  /**
   * @throws MatchError (rejects) as `MatchClient.start` does, and `invalid_options` without a client; it is shown as well.
   *   DOMException `AbortError` when they did not agree to the rules or did not say who they are
   */
  async start(preferences: Preferences): Promise<void> {
    const admitted = this.#admit('find')
    if (admitted !== null) await admitted
    const wish = { ...this.#wish, ...preferences }
    const media = preferences.media ?? this.#host.preferences().media
    const holder = this.#begin('find', media)
    this.#bringTalk()
    // By the time somebody has to be reported.
    loadParts('dialogs')?.catch(() => undefined)
    // One that cannot reach its server would sit out its pause first.
    const stuck = isRunning(this.#view) && !inSession(this.#view) && holder.client.signaling !== 'online'
    if (stuck) await holder.client.stop()
    await this.#attempt(holder, (client) => client.start({ ...wish, media }))
  }

  async stop(): Promise<void> {
    this.#set(reduceRequest(this.#view, { type: 'dismiss' }))
    await this.client?.stop()
  }

  async #preview(): Promise<void> {
    const admitted = this.#admit('preview')
    if (admitted !== null) await admitted
    const wish = this.#wish
    const holder = this.#begin('preview', wish.media)
    await this.#attempt(holder, (client) => client.prepare(wish))
    // Stopped while the browser asked: no camera comes any more.
    if (holder === this.#holder && !isRunning(this.#view)) this.#set({ ...this.#view, asking: false })
  }

  /** As the attributes say, and what they said of themselves. */
  get #wish(): Preferences & { readonly media: Media } {
    const { profile, ...wish } = this.#host.preferences()
    const whole = { ...this.#admission.profile, ...profile }
    return Object.keys(whole).length > 0 ? { ...wish, profile: whole } : wish
  }

  get #me(): View['me'] {
    return { fields: this.#host.rules().fields, profile: this.#admission.profile }
  }

  /** Null when nothing is to be asked: a press must reach the camera in one go where it can. */
  #admit(intent: 'find' | 'preview'): Promise<void> | null {
    // Who cannot start is not asked for anything first.
    if (this.#holder === null || !this.#admission.asks(intent)) return null
    return this.#enter(intent, this.#holder)
  }

  async #enter(intent: 'find' | 'preview', holder: ClientHolder): Promise<void> {
    try {
      await loadParts('dialogs')
    } catch (error) {
      if (holder === this.#holder) this.#showNotLoaded()
      throw notLoaded(error)
    }
    const goesOn = holder === this.#holder && (await this.#admission.enter(intent))
    if (!goesOn) throw new DOMException('they did not want to go on', 'AbortError')
  }

  #with(group: PartGroup, action: () => void): void {
    const arriving = loadParts(group)
    if (arriving === null) return action()
    arriving.then(action, () => this.#showNotLoaded())
  }

  /** Before it is seen, if it goes well: messages wait for it. */
  #bringTalk(): void {
    const arriving = loadParts('talk')
    if (arriving === null) return
    const missing = (is: boolean) => this.#set({ ...this.#view, chat: { ...this.#view.chat, missing: is } })
    missing(false)
    void arriving.catch(() => missing(true))
  }

  /** Without a breath before the call: browsers want it in the press. */
  #resumePlayback(): void {
    const holder = this.#holder
    const resumed = holder?.client.resumePlayback()
    this.#set(reduceRequest(this.#view, { type: 'resume-playback' }))
    void resumed?.then((plays) => {
      if (!plays && holder === this.#holder) this.#set({ ...this.#view, playbackBlocked: inSession(this.#view) })
    })
  }

  #showNotLoaded(): void {
    this.#set({ ...this.#view, door: notLoadedDoor(inSession(this.#view)) })
  }

  #begin(type: 'find' | 'preview', media: Media): ClientHolder {
    if (this.#holder === null) {
      this.#showNoServer()
      throw noClient()
    }
    this.#set(reduceRequest({ ...this.#view, media }, { type }))
    return this.#holder
  }

  /** Shows what goes wrong, unless the element has another client by then. */
  async #attempt(holder: ClientHolder, action: (client: MatchClient) => Promise<void>): Promise<void> {
    if (holder !== this.#holder) return
    try {
      await action(holder.client)
    } catch (error) {
      if (holder === this.#holder) this.#fault(error)
      throw error
    }
  }

  async #report({ reason, comment }: RequestOf<'report'>): Promise<void> {
    const holder = this.#holder
    const session = holder?.session(this.#view.report.sessionId)
    this.#set(reduceRequest(this.#view, { type: 'report', reason, comment }))
    const arrived = await session?.report(reason, comment === '' ? undefined : comment).catch(() => null)
    if (holder !== this.#holder) return
    this.#set(arrived ? reportArrived(this.#view) : reportFailed(this.#view))
  }

  #diagnose(): void {
    if (this.client !== null) void this.#inquiry.begin(this.client)
  }

  async #measure(): Promise<void> {
    const session = this.client?.session
    const figures = await session?.stats().catch(() => null)
    if (figures == null || session !== this.client?.session) return
    this.#set({ ...this.#view, call: { ...this.#view.call, figures } })
  }

  #call(request: Parameters<typeof callClient>[1]): boolean {
    const client = this.client
    if (client === null || (request.type === 'send' && client.session === null)) return false
    try {
      callClient(client, request)
    } catch (error) {
      if (!this.#fault(error)) throw error
      return false
    }
    this.#set(withSwitches(this.#view, client))
    return true
  }

  #onEvent = (input: ClientInput, payload: ClientPayload, client: MatchClient): void => {
    this.#set(withSwitches(reduceEvent(this.#view, input), client))
    this.#stopInVain(client)
    if (!Object.hasOwn(sentOn, input.type)) return
    // TypeScript does not follow that type and payload belong together.
    const Sent = sentOn[input.type as keyof typeof sentOn] as new (detail: ClientPayload) => Event
    this.#host.dispatchEvent(new Sent(payload))
  }

  /** Nobody looks for ever where nobody can be reached. */
  #stopInVain(client: MatchClient): void {
    const door = noConnectionsDoor(this.#view)
    if (door === null || client !== this.client) return
    this.#set({ ...this.#view, failures: initialView.failures, door })
    void client.stop()
  }

  /** Asks the script's host whether it is a Mismatch server; if not, the element says what is missing where it stands. */
  async #verify(origin: string): Promise<void> {
    const probe = new AbortController()
    this.#probe = probe
    const found = await isMismatchServer(origin, (...request) => fetch(...request), probe.signal)
    // Whoever is connected to it has a better answer than a probe that failed.
    if (found || probe.signal.aborted || this.client?.signaling === 'online') return
    this.close()
    this.#showNoServer()
  }

  #showNoServer(): void {
    // An address that was given and is wrong has its own door.
    if (this.#address.url !== null && !this.#address.guessed) return
    this.#set({ ...this.#view, asking: false, door: noServerDoor(this.#address.url) })
  }

  /** False when it is no error of the client. */
  #fault(error: unknown): boolean {
    if (!(error instanceof MatchError)) return false
    this.#set(reduceFault(this.#view, error))
    this.#host.dispatchEvent(new MismatchErrorEvent({ error }))
    return true
  }

  #set(view: View): void {
    if (view === this.#view) return
    this.#view = view
    this.#host.changed()
  }
}

/** The client has no event for its own switches: they are read after each call and event. */
function withSwitches(view: View, { media: { microphone, camera } }: MatchClient): View {
  const { own } = view
  if (own.microphone === microphone && own.camera === camera) return view
  return { ...view, own: { ...own, microphone, camera } }
}

/** What the client rejects with is on the screen already; anything else is a fault of the program. */
function reportUnknown(error: unknown): void {
  const isExpected = error instanceof MatchError || (error instanceof DOMException && error.name === 'AbortError')
  if (!isExpected) reportError(error)
}
