import { MatchError, type FileTransfer, type MatchClient, type MatchClientOptions } from '@mismatch/sdk'
import { MismatchErrorEvent } from '../../events/error-event.ts'
import { MismatchStateEvent } from '../../events/state-event.ts'
import { sentOn } from '../../events/sent-on.ts'
import { keyOf } from '../../state/chat-entry.ts'
import { noClient, noConnectionsDoor, noServerDoor } from '../../state/doors.ts'
import { onFile } from '../../state/reduce-chat.ts'
import { reduceEvent, reduceFault, type ClientInput } from '../../state/reduce.ts'
import { reduceRequest } from '../../state/reduce-request.ts'
import { callClient, type ClientRequestType, type Request, type RequestOf } from '../../state/requests.ts'
import { isMismatchServer } from '../../state/server-address.ts'
import { initialView, isRunning, type Abilities, type Habits, type Trust, type View } from '../../state/view.ts'
import { Admission, type EntryRules } from './admission.ts'
import { ClientHolder, type ClientPayload } from './client-holder.ts'
import type { DeviceDesk } from '../devices/device-desk.ts'
import type { Inquiry } from '../diagnosis/inquiry.ts'
import { Memory } from './memory.ts'
import type { Wish } from './settings.ts'
import { Shyness } from './shyness.ts'

/** What the conversation asks its element. */
export interface ConversationHost {
  readonly createClient: (options: MatchClientOptions) => MatchClient
  /** As the attributes say now. */
  readonly preferences: () => Wish
  readonly rules: () => EntryRules
  readonly abilities: () => Abilities
  readonly trust: () => Trust
  /** The view is another one. */
  readonly changed: () => void
  readonly dispatchEvent: (event: Event) => boolean
}

/** Where to connect. A guessed address is the script's own host, which need not be a Mismatch server. */
export interface Address {
  readonly url: string | null
  readonly guessed: boolean
}

/**
 * Client and view of one element: what the one says becomes what the other shows. What a person asks for comes to it through
 * `handle-request` and `entry`.
 */
export class Conversation {
  readonly #host: ConversationHost
  /** These two end with the client. */
  readonly admission: Admission
  /** The files of the session of now, behind what is drawn of them. */
  readonly transfers = new Map<string, FileTransfer>()
  /** Null before somebody wanted to know why, or to choose devices. */
  inquiry: Inquiry | null = null
  devices: DeviceDesk | null = null
  readonly #memory = new Memory()
  readonly #shyness = new Shyness()
  #view: View = initialView
  #holder: ClientHolder | null = null
  #address: Address = { url: null, guessed: false }
  #probe = new AbortController()
  #screen: HTMLMediaElement | null = null

  constructor(host: ConversationHost) {
    this.#host = host
    this.admission = new Admission(host.rules, (question) => this.change({ question }))
  }

  get view(): View {
    return this.#view
  }

  /** Who awaits something compares: another holder is another client, and null is none. */
  get holder(): ClientHolder | null {
    return this.#holder
  }

  /** Where the partner is played. */
  get screen(): HTMLMediaElement | null {
    return this.#screen
  }

  get client(): MatchClient | null {
    return this.#holder?.client ?? null
  }

  /** What Find asks for: as the attributes say, and what they said of themselves. */
  get wish(): Wish {
    const { profile, ...wish } = this.#host.preferences()
    const whole = { ...this.admission.profile, ...profile }
    return Object.keys(whole).length > 0 ? { ...wish, profile: whole } : wish
  }

  change(changes: Partial<View>): void {
    this.#set({ ...this.#view, ...changes })
  }

  /** Draws what a request changes before the client has answered. */
  draw(request: Request): void {
    this.#set(reduceRequest(this.#view, request))
  }

  /** Where every partner is played, of this client and of those after it. */
  playOn(screen: HTMLMediaElement): void {
    this.#screen = screen
    this.client?.playRemote(screen)
  }

  /** Starts over with a client for this address, or the same again. It opens no connection before Find. */
  open(address: Address = this.#address): void {
    this.close()
    this.#address = address
    const { chat, fullScreen, pictureInPicture } = this.#view
    this.#set({
      ...initialView,
      ...this.#surroundings(),
      media: this.wish.media,
      me: this.admission.me,
      chat: { ...initialView.chat, docked: chat.docked, missing: chat.missing },
      fullScreen,
      pictureInPicture,
    })
    if (address.url === null) return this.#showNoServer()
    try {
      this.#holder = new ClientHolder(this.#host.createClient({ url: address.url }), this.#onEvent)
      if (this.#screen !== null) this.#holder.client.playRemote(this.#screen)
      if (address.guessed) void this.#verify(address.url)
    } catch (error) {
      if (!this.#fault(error)) throw error
      // Without a client there is nothing to try again.
      this.change({ door: this.#view.door && { ...this.#view.door, ways: [] } })
    }
  }

  /** Stops the client for good. May be called twice. */
  close(): void {
    this.#probe.abort()
    this.admission.close()
    this.inquiry?.end()
    // Away before it speaks: who hears of the end may start anew at once.
    const holder = this.#holder
    this.#holder = null
    holder?.close()
    const { state: from } = this.#view
    if (from === 'idle') return
    this.change({ state: 'idle' })
    this.#host.dispatchEvent(new MismatchStateEvent({ from, to: 'idle', reason: 'stopped' }))
  }

  /** While nothing runs, what Find will do is drawn as the attributes say. */
  settingsChanged(): void {
    if (isRunning(this.#view)) return
    // Settings that were wrong may be right now; an address that is wrong has no client.
    const door = this.#holder !== null && this.#view.door?.fault === 'invalid_options' ? null : this.#view.door
    this.change({ ...this.#surroundings(), media: this.wish.media, me: this.admission.me, door })
  }

  /** Does what a request of this kind is a call for; false when it cannot be done. */
  call(request: RequestOf<ClientRequestType>): boolean {
    const { client } = this
    if (client === null || (request.type === 'send' && client.session === null)) return false
    if (request.type === 'camera') this.#shyness.forget()
    try {
      this.watch(callClient(client, request))
    } catch (error) {
      if (!this.#fault(error)) throw error
      return false
    }
    this.#set(withSwitches(this.#view, client))
    return true
  }

  /**
   * Draws that it begins.
   * @throws MatchError without a client; what is missing is shown
   */
  begin(type: 'find' | 'preview', media: Wish['media']): ClientHolder {
    if (this.#holder === null) {
      this.#showNoServer()
      throw noClient()
    }
    this.change({ media })
    this.draw({ type })
    return this.#holder
  }

  /** Shows what goes wrong, unless the element has another client by then. */
  async attempt(holder: ClientHolder, action: (client: MatchClient) => Promise<void>): Promise<void> {
    if (holder !== this.#holder) return
    try {
      await action(holder.client)
    } catch (error) {
      if (holder === this.#holder) this.#fault(error)
      throw error
    }
  }

  /** Shows what goes wrong with something that takes its time, unless the element has another client by then. */
  watch(doing: unknown): void {
    const holder = this.#holder
    Promise.resolve(doing).catch((error: unknown) => {
      if (holder === this.#holder && !this.#fault(error)) reportError(error)
    })
  }

  /** There is more to be seen of a file than the client says: one's own picture, which is `blob`. */
  hearFile(transfer: FileTransfer, blob: Blob): void {
    this.#set(onFile(this.#view, transfer, Date.now(), blob))
  }

  /** They are ready to be seen. */
  reveal(): void {
    if (this.client !== null) this.#shyness.show(this.client)
  }

  /** Keeps what they want of the element for their next visit. */
  keep(habits: Habits): void {
    this.#memory.write({ habits }, this.#host.rules().mayStore)
  }

  async stop(): Promise<void> {
    this.draw({ type: 'dismiss' })
    await this.client?.stop()
  }

  #showNoServer(): void {
    // An address that was given and is wrong has its own door.
    if (this.#address.url !== null && !this.#address.guessed) return
    this.change({ asking: false, door: noServerDoor(this.#address.url) })
  }

  #onEvent = (input: ClientInput, payload: ClientPayload, client: MatchClient): void => {
    if (input.type === 'file' && this.#isUnwanted(input.transfer)) return input.transfer.decline()
    this.#set(withSwitches(reduceEvent(this.#view, input), client))
    this.#prepareFor(input, client)
    this.#stopInVain(client)
    if (!Object.hasOwn(sentOn, input.type)) return
    // TypeScript does not follow that type and payload belong together.
    const Sent = sentOn[input.type as keyof typeof sentOn] as new (detail: ClientPayload) => Event
    this.#host.dispatchEvent(new Sent(payload))
  }

  /** What one partner leaves must not meet the next, and no picture goes out before it may. */
  #prepareFor(input: ClientInput, client: MatchClient): void {
    if (input.type === 'paired') {
      this.transfers.clear()
      if (this.#view.veil.unready) this.#shyness.hide(client)
    }
    if (input.type === 'peerleft') this.#shyness.show(client)
    if (input.type === 'file') this.transfers.set(keyOf(input.transfer), input.transfer)
    // Permission brings names.
    if (input.type === 'localstream' && this.#view.settings !== null) this.watch(this.devices?.look())
  }

  /** A partner's file, where the page wants none: nobody sees it. */
  #isUnwanted({ from }: FileTransfer): boolean {
    return from === 'peer' && !this.#view.abilities.files
  }

  #surroundings(): Pick<View, 'abilities' | 'trust' | 'habits'> {
    const { abilities, trust, rules } = this.#host
    return { abilities: abilities(), trust: trust(), habits: this.#memory.read(rules().mayStore).habits }
  }

  /** Nobody looks for ever where nobody can be reached. */
  #stopInVain(client: MatchClient): void {
    const door = noConnectionsDoor(this.#view)
    if (door === null || client !== this.client) return
    this.change({ failures: initialView.failures, door })
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
