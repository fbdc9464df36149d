import type { MatchClient, Preferences } from '@mismatch/sdk'
import type { PropertyValues, TemplateResult } from 'lit'
import { DockController } from '../../controllers/dock-controller.ts'
import { FocusController } from '../../controllers/focus-controller.ts'
import { focusedIn } from '../../controllers/focus.ts'
import { KeyboardController } from '../../controllers/keyboard-controller.ts'
import { LightSlotsController } from '../../controllers/light-slots-controller.ts'
import { LanguageController } from '../../controllers/language-controller.ts'
import { afterTimeout, QuietController } from '../../controllers/quiet-controller.ts'
import { StatesController } from '../../controllers/states-controller.ts'
import { WindowController } from '../../controllers/window-controller.ts'
import { MismatchRequestEvent } from '../../events/request-event.ts'
import { isAnnounced } from '../../state/announced.ts'
import type { Request } from '../../state/requests.ts'
import { behindDoor, chatVisible, inSession, isVeiled, needsAnswer, type View } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { tokens } from '../../theme/tokens.styles.ts'
import type { MismatchChatPanel } from '../chat-panel/chat-panel.ts'
import type { MismatchControls } from '../controls/controls.ts'
import type { MismatchStage } from '../stage/stage.ts'
import { abilitiesOf } from './abilities.ts'
import { ChatSettings } from './chat-settings.ts'
import { handleRequest } from './handle-request.ts'
import { Conversation, type Address } from './conversation.ts'
import { start } from './entry.ts'
import { partsHere } from './load-parts.ts'
import { frame } from './frame.ts'
import { styles } from './mismatch-chat.styles.ts'
import { drawnSettings, entryRulesOf, loginOf, preferencesOf } from './settings.ts'

/** By whom the element is given its properties only once it is in the page: a convention of Lit's wrappers. */
const DEFER = 'defer-hydration'

/**
 * Random one-to-one video and text chat. The shell: it alone talks to the client, hands the view down and takes requests.
 *
 * @tagname mismatch-chat
 * @attribute lang - the language of its words: `en de es fr pt ar hi zh ja`; default: that of the nearest ancestor with `lang`, else the browser's
 * @attribute defer-hydration - while it is there the element waits for its properties; the React component sets it and takes it away
 * @slot rules - the page's rules: with them a yes is asked for before camera and Find
 * @slot idle - below the line, before the first Find
 * @slot connecting - below the line while it connects, to the server or to the next
 * @slot waiting - below the line while one waits for somebody
 * @slot negotiating - below the line with a partner, before there is a picture
 * @slot connected - below the partner's name, in a call
 * @slot ended - below the line after Stop
 * @slot icon-microphone - an icon of the bar, instead of the element's own
 * @slot icon-microphone-off
 * @slot icon-camera
 * @slot icon-camera-off
 * @slot icon-chat
 * @slot icon-flag - Report
 * @slot icon-person - who one is
 * @slot icon-more - the menu
 * @csspart stage - all but the chat
 * @csspart remote - the partner's picture
 * @csspart own - one's own picture
 * @csspart headline - the line that says where one stands
 * @csspart controls - the bar of buttons
 * @csspart primary - Find, Cancel, Next
 * @csspart stop - Stop
 * @csspart menu - what there is no room for on the bar
 * @csspart door - an error and the ways on from it
 * @csspart chat - the chat, beside the stage or over it
 * @csspart log - the messages
 * @csspart message - one message
 * @csspart dialog - the report, the form about oneself, the yes to the rules, camera and sound, why there is no connection
 * @cssstate chat-open - the chat is to be seen
 * @cssstate in-session - there is a partner
 * @cssstate covered - the partner's picture is covered
 * @cssstate sharing-screen - one's own screen is shared
 * @cssstate full-screen - the element fills the screen
 * @cssstate quiet - the person only looks, and the controls have faded
 * @cssproperty [--mismatch-accent=oklch(70% 0.16 30)] - the primary button, the ring, one's own messages
 * @cssproperty --mismatch-surface - behind chat, doors and dialogs; default by the page's color-scheme
 * @cssproperty --mismatch-ink - what is written on the surface; default by the page's color-scheme
 * @cssproperty [--mismatch-danger=oklch(58% 0.2 25)] - what reports and warns
 * @cssproperty [--mismatch-ok=oklch(62% 0.14 155)] - what is well
 * @cssproperty [--mismatch-radius=8px] - of fields; panels and stage follow it
 * @fires {MismatchStateEvent} mismatch-state - the state has changed
 * @fires {MismatchWaitingEvent} mismatch-waiting - a place in the queue, or another one
 * @fires {MismatchPairedEvent} mismatch-paired - a partner was found
 * @fires {MismatchConnectedEvent} mismatch-connected - media flows
 * @fires {MismatchPeerLeftEvent} mismatch-peerleft - the session is over, whoever ended it
 * @fires {MismatchMessageEvent} mismatch-message - a chat message came or was sent
 * @fires {MismatchRequestEvent} mismatch-request - a person asked for something, as `event.request`: `preventDefault()`, and it is not done
 * @fires {MismatchErrorEvent} mismatch-error - something went wrong; it is shown already
 */
export class MismatchChat extends ChatSettings {
  /** @internal */
  static override styles = [tokens, controls, styles]

  /** Where elements without `server` look for one: the origin of the script that defined them, or null. */
  static defaultServer: string | null = null

  private get stage(): MismatchStage {
    return this.renderRoot.querySelector<MismatchStage>('mismatch-stage')!
  }
  private get panel(): MismatchChatPanel {
    return this.renderRoot.querySelector<MismatchChatPanel>('mismatch-chat-panel')!
  }
  private get controlBar(): MismatchControls {
    return this.renderRoot.querySelector<MismatchControls>('mismatch-controls')!
  }
  private get notice(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('mismatch-notice')!
  }

  readonly #conversation = new Conversation({
    createClient: (options) => this.createClient({ ...options, ...loginOf(this) }),
    preferences: () => preferencesOf(this),
    rules: () => entryRulesOf(this, this.querySelector(':scope > [slot=rules]')?.textContent ?? null),
    abilities: () => abilitiesOf(this),
    trust: () => ({ blurUntilReady: this.blurUntilReady, checks: this.frameCheck !== null }),
    changed: () => this.#onChange(),
    dispatchEvent: (event) => this.dispatchEvent(event),
  })
  readonly #language = new LanguageController(this)
  readonly #slots = new LightSlotsController(this)
  readonly #window = new WindowController(this, {
    onFullScreen: (fullScreen) => this.#conversation.change({ fullScreen }),
  })
  readonly #quiet = new QuietController(this, {
    mayRest: () => this.#view.state === 'connected' && this.#view.media !== 'text' && !needsAnswer(this.#view),
    held: () => this.#isHeld(),
    after: afterTimeout,
  })
  /** What the stage shows of the partner. */
  #played: MediaStream | null = null
  /** For which address the conversation was opened; null: it is closed. */
  #opened: Address | null = null

  constructor() {
    super()
    new KeyboardController(
      this,
      // Keys are for a call and what leads to it.
      (event) => partsHere('talk')?.requestOfKey(event, this.#view) ?? null,
      (request) => this.#handle(request),
    )
    new FocusController(this, {
      // What the button that is gone led to: a door, else the primary button.
      next: () => (behindDoor(this.#view) ? this.notice : this.controlBar),
    })
    new StatesController(this, () => ({
      'chat-open': chatVisible(this.#view),
      'in-session': inSession(this.#view),
      covered: this.#view.veil.covered,
      'sharing-screen': this.#view.own.screen !== null,
      'full-screen': this.#view.fullScreen,
      quiet: this.#quiet.quiet,
    }))
    new DockController(this, (docked) => this.#handle({ type: 'dock', docked }))
  }

  /** The client behind the element; null outside a page, or when no server is known or its address is wrong. */
  get client(): MatchClient | null {
    return this.#conversation.client
  }

  get #view(): View {
    return this.#conversation.view
  }

  /**
   * Find.
   * @throws MatchError (rejects) as `MatchClient.start` does, and `invalid_options` outside a page or without a server that
   *   can be used; it is shown as well
   */
  start(preferences: Preferences = {}): Promise<void> {
    return start(this.#conversation, preferences)
  }

  /** The next partner; nothing without one. */
  next(): void {
    this.client?.next()
  }

  /** Out of queue or call; camera and microphone off. */
  stop(): Promise<void> {
    return this.#conversation.stop()
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, DEFER]
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value)
    if (name === DEFER && this.isConnected) this.#open()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // A move within the page is a removal and an insertion in one breath.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#opened = null
      this.#conversation.close()
    })
  }

  /** The first picture waits for its words. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.#language
    if (this.hasUpdated || loading === null) return super.scheduleUpdate()
    return loading.then(() => super.scheduleUpdate())
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('server') && this.isConnected) this.#open()
    if (drawnSettings.some((name) => changed.has(name))) this.#conversation.settingsChanged()
  }

  override firstUpdated(): void {
    void this.stage.updateComplete.then(() => this.#conversation.playOn(this.stage.remote))
  }

  override render(): TemplateResult {
    return frame({
      view: this.#view,
      strings: this.#language.strings,
      quiet: this.#quiet.quiet,
      slots: this.#slots.names,
      frameCheck: this.frameCheck,
      picture: this.#picture,
      own: this.#own,
      handle: (request) => this.#handle(request),
    })
  }

  /** Opens the conversation for the present address, unless it is open for it already. */
  #open(): void {
    if (this.hasAttribute(DEFER)) return
    const url = this.server || MismatchChat.defaultServer
    const address: Address = { url, guessed: !this.server }
    if (this.#opened?.url === url && this.#opened.guessed === address.guessed) return
    this.#opened = address
    this.#conversation.open(address)
  }

  #onChange(): void {
    const { stream } = this.#view.remote
    // At once: the client takes the picture away as soon as everybody has heard that they left.
    if (this.hasUpdated && this.#played !== null && stream !== this.#played) this.stage.keepLastFrame()
    this.#played = stream
    this.state = this.#view.state
    // A window of its own would show what is veiled here.
    if (this.#view.pictureInPicture && isVeiled(this.#view)) this.stage.setPictureInPicture(false)
    this.requestUpdate()
  }

  readonly #picture = () => this.stage.remote
  readonly #own = () => this.stage.ownFrame

  #handle(request: Request): boolean {
    // The page may have a say first.
    if (isAnnounced(request) && !this.dispatchEvent(new MismatchRequestEvent(request))) return false
    if (request.type === 'full-screen') this.#window.set(request.on)
    if (request.type === 'picture-in-picture') this.stage.setPictureInPicture(request.on)
    const done = handleRequest(this.#conversation, request)
    if (request.type === 'chat') void this.#focusChat(request.open)
    if (request.type === 'menu' && !request.open) this.controlBar.focusMore()
    return done
  }

  async #focusChat(open: boolean): Promise<void> {
    await this.updateComplete
    if (!open && !this.#view.chat.docked) return this.controlBar.focus()
    await customElements.whenDefined('mismatch-chat-panel')
    await this.panel.updateComplete
    if (chatVisible(this.#view)) this.panel.focus()
  }

  #isHeld(): boolean {
    const focused = this.shadowRoot === null ? null : focusedIn(this.shadowRoot)
    if (focused?.matches(':focus-visible')) return true
    return matchMedia('(hover: hover)').matches && this.controlBar.matches(':hover')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mismatch-chat': MismatchChat
  }
}
