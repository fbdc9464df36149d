import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { nameOf, ownName } from '../../state/partner-name.ts'
import { PressGuard } from '../../state/press-guard.ts'
import { primaryAction } from '../../state/primary-action.ts'
import { behindDoor, chatIsStage, inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon, type IconName } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import { styles } from './controls.styles.ts'

/**
 * The buttons on the stage. The primary one stays the same element in the same place whatever it does, so that neither hand
 * nor focus has to move.
 *
 * @csspart primary - Find, Cancel, Next
 * @csspart stop
 */
export class MismatchControls extends Part {
  static override styles = [controls, styles]
  readonly #guard = new PressGuard()

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#guard.shows(primaryAction(this.view), performance.now())
  }

  override render(): TemplateResult {
    const { strings, view } = this
    const blocked = behindDoor(view)
    return html`
      <div class="tools" ?inert=${blocked}>
        <div class="aside">${this.#report()}</div>
        <div class="toggles">${this.#toggles()}${this.#more()}</div>
      </div>
      <div class="actions" ?inert=${blocked}>
        <div class="aside">
          ${
            inSession(view) || (primaryAction(view) === 'find' && view.own.stream !== null) ?
              html`<button type="button" class="stop" part="stop" @click=${() => this.ask({ type: 'stop' })}>
                ${strings.stop}
              </button>`
            : nothing
          }
        </div>
        <button type="button" class="primary" part="primary" @click=${this.#onPrimary}>${this.#primaryWords()}</button>
      </div>
    `
  }

  override updated(): void {
    this.toggleAttribute('blocked', behindDoor(this.view))
    this.toggleAttribute('words-only', chatIsStage(this.view))
    this.toggleAttribute('chat-open', this.view.chat.open)
  }

  /** To the primary button. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus(options)
  }

  /** To what opened the menu, once it is closed. */
  focusMore(): void {
    this.renderRoot.querySelector<HTMLElement>('.more')?.focus()
  }

  #onPrimary(event: MouseEvent): void {
    if (!this.#guard.allows(event.detail, event.timeStamp)) return
    const action = primaryAction(this.view)
    this.ask({ type: action === 'cancel' ? 'stop' : action })
  }

  #primaryWords(): string {
    const { strings, view } = this
    // Who waited in vain is not at the beginning again.
    if (view.state === 'ended' && view.reason === 'queue_timeout') return strings.keepLooking
    return strings[primaryAction(view)]
  }

  #report(): TemplateResult | typeof nothing {
    const { partner } = this.view
    if (partner === null) return nothing
    const label = this.strings.reportPartner(nameOf(partner.name, this.strings))
    return this.#round('flag', label, () => this.ask({ type: 'report-dialog', open: true }))
  }

  #toggles(): TemplateResult {
    const { strings, view } = this
    const { stream, microphone, camera } = view.own
    const atRest = primaryAction(view) === 'find'
    if (atRest && stream === null) return html`${this.#previewButton()}${this.#me()}`
    return html`
      ${
        stream === null ? nothing : (
          this.#round(
            'microphone',
            microphone ? strings.microphoneOff : strings.microphoneOn,
            () => this.ask({ type: 'microphone', on: !microphone }),
            !microphone,
          )
        )
      }
      ${
        stream === null || view.media !== 'video' ?
          nothing
        : this.#round(
            'camera',
            camera ? strings.cameraOff : strings.cameraOn,
            () => this.ask({ type: 'camera', on: !camera }),
            !camera,
          )
      }
      ${view.partner === null || view.chat.docked || view.media === 'text' ? nothing : this.#chat()}
      ${atRest ? this.#me() : nothing}
    `
  }

  /** The camera is never asked for without a press. */
  #previewButton(): TemplateResult | typeof nothing {
    const { strings, view } = this
    if (view.media === 'text') return nothing
    const [name, label]: [IconName, string] =
      view.media === 'video' ? ['camera', strings.checkCamera] : ['microphone', strings.checkMicrophone]
    return html`<button
      type="button"
      class="preview"
      aria-disabled=${String(view.asking)}
      @click=${() => !view.asking && this.ask({ type: 'preview' })}
    >
      ${this.#icon(name)}${label}
    </button>`
  }

  /** Who one is, to be changed while nothing runs. */
  #me(): TemplateResult | typeof nothing {
    const { strings, view } = this
    const who = ownName(view.me.profile, strings)
    if (who === '') return nothing
    const label = strings.profileChange(who)
    return html`<button
      type="button"
      class="preview me"
      aria-label=${label}
      title=${label}
      @click=${() => this.ask({ type: 'edit' })}
    >
      ${this.#icon('person')}<bdi>${who}</bdi>
    </button>`
  }

  /** What there is no room for. */
  #more(): TemplateResult {
    const { strings, view } = this
    return html`<button
      type="button"
      class="round more"
      title=${strings.more}
      aria-label=${strings.more}
      aria-haspopup="menu"
      aria-expanded=${String(view.menu)}
      @click=${() => this.ask({ type: 'menu', open: !view.menu })}
    >
      ${this.#icon('more')}
    </button>`
  }

  /** The page may have one of its own for it. */
  #icon(name: IconName, off = false): TemplateResult {
    return html`<slot name="icon-${name}${off ? '-off' : ''}">${icon(name, off)}</slot>`
  }

  #chat(): TemplateResult {
    const { open, unread } = this.view.chat
    const count = unread > 99 ? '99+' : String(unread)
    const label =
      open ? this.strings.chatClose
      : unread > 0 ? this.strings.chatOpenUnread(count)
      : this.strings.chatOpen
    const badge = unread > 0 && !open ? html`<span class="badge" aria-hidden="true">${count}</span>` : nothing
    return this.#round('chat', label, () => this.ask({ type: 'chat', open: !open }), false, badge)
  }

  #round(
    name: IconName,
    label: string,
    onClick: () => void,
    off = false,
    more: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<button
      type="button"
      class="round ${off ? 'off' : ''}"
      title=${label}
      aria-label=${label}
      @click=${onClick}
    >
      ${this.#icon(name, off)}${more}
    </button>`
  }
}
