import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { nameOf } from '../../state/partner-name.ts'
import { chatIsStage, inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { closeShape } from '../../theme/more-icons.ts'
import { TalkPart } from '../talk-part.ts'
import { styles } from './chat-panel.styles.ts'
import type { MismatchChatLog } from './chat-log.ts'
import { styles as logStyles } from './chat-log.styles.ts'
import type { MismatchComposer } from './composer.ts'
import { styles as composerStyles } from './composer.styles.ts'

/**
 * What the two write and send to each other: words only as text, each message in a direction of its own.
 *
 * @csspart log
 * @csspart message
 */
export class MismatchChatPanel extends TalkPart {
  static override styles = [controls, styles, logStyles, composerStyles]
  static override properties: PropertyDeclarations = {
    held: { state: true },
  }
  /** Files are held over it. */
  private held = false

  private get composer(): MismatchComposer {
    return this.renderRoot.querySelector<MismatchComposer>('mismatch-composer')!
  }

  constructor() {
    super()
    this.addEventListener('dragenter', this.#onDrag)
    this.addEventListener('dragover', this.#onDrag)
    this.addEventListener('drop', this.#onDrop)
    this.addEventListener('paste', this.#onPaste)
  }

  override render(): TemplateResult {
    const { strings, view } = this
    const { words } = this
    const name = nameOf(view.partner?.name ?? '', strings)
    return html`
      ${chatIsStage(view) ? nothing : this.#header(name)}
      ${keyed(view.partner?.sessionId, html`<mismatch-chat-log .view=${view} .strings=${strings}></mismatch-chat-log>`)}
      <p class="typing">
        ${view.chat.typing ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="unseen">${words.typing(name)}</span>` : nothing}
      </p>
      <div role="alert">${this.#fault()}</div>
      <mismatch-composer .view=${view} .strings=${strings}></mismatch-composer>
      ${this.held ? html`<div class="drop" @dragleave=${() => (this.held = false)}>${words.dropHere}</div>` : nothing}
    `
  }

  #header(name: string): TemplateResult | typeof nothing {
    const { strings, view } = this
    if (view.partner === null && view.chat.docked) return nothing
    return html`<div class="head">
      ${view.partner === null ? nothing : html`<h2><bdi>${name}</bdi></h2>`}
      ${
        view.chat.docked ?
          nothing
        : html`<button
            type="button"
            class="round"
            title=${strings.chatClose}
            aria-label=${strings.chatClose}
            @click=${() => this.ask({ type: 'chat', open: false })}
          >
            ${icon(closeShape)}
          </button>`
      }
    </div>`
  }

  /** With what is drawn in it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete()
    await this.renderRoot.querySelector<MismatchChatLog>('mismatch-chat-log')?.updateComplete
    await this.composer.updateComplete
    return done
  }

  /** To the text field. */
  override focus(options?: FocusOptions): void {
    this.composer.focus(options)
  }

  get #takesFiles(): boolean {
    const { view } = this
    return view.abilities.files && inSession(view) && view.partner?.canChat === true
  }

  #fault(): TemplateResult | typeof nothing {
    const { fault } = this.view.chat
    if (fault === null) return nothing
    const { title, advice } = this.strings.faults[fault.fault]
    return html`<p class="fault"><strong>${this.strings.sentence(title)}</strong> ${advice}</p>`
  }

  #onDrag = (event: DragEvent): void => {
    const { dataTransfer } = event
    if (!dataTransfer?.types.includes('Files')) return
    // Also where none can be sent: a browser would leave the page and the partner for the file.
    event.preventDefault()
    dataTransfer.dropEffect = this.#takesFiles ? 'copy' : 'none'
    this.held = this.#takesFiles
  }

  #onDrop = (event: DragEvent): void => {
    this.held = false
    const { files = [], types = [] } = event.dataTransfer ?? {}
    if (!types.includes('Files')) return
    event.preventDefault()
    this.#send(files)
  }

  /** What also has words is words: spreadsheets bring a picture of themselves. */
  #onPaste = (event: ClipboardEvent): void => {
    const { files = [], types = [] } = event.clipboardData ?? {}
    if (files.length === 0 || types.includes('text/plain')) return
    event.preventDefault()
    this.#send(files)
  }

  #send(files: Iterable<File>): void {
    const chosen = [...files]
    if (this.#takesFiles && chosen.length > 0) this.ask({ type: 'send-files', files: chosen })
  }
}
