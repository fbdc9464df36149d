import { html, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit'
import { tools } from '../../i18n/en/tools.ts'
import type { ToolStrings } from '../../i18n/tool-strings.ts'
import { menuItems, type MenuId, type MenuItem } from '../../state/menu.ts'
import { nameOf } from '../../state/partner-name.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon, type IconName } from '../../theme/icons.ts'
import {
  bellShape,
  blockShape,
  chartShape,
  directShape,
  expandShape,
  eyeShape,
  insetShape,
  screenShape,
  slidersShape,
} from '../../theme/more-icons.ts'
import { Part } from '../part.ts'
import { styles } from './menu.styles.ts'

const icons: Readonly<Record<MenuId, IconName | SVGTemplateResult>> = {
  devices: slidersShape,
  screen: screenShape,
  cover: eyeShape,
  pictureInPicture: insetShape,
  fullScreen: expandShape,
  figures: chartShape,
  goDirect: directShape,
  sounds: 'sound',
  notify: bellShape,
  block: blockShape,
}
const reactions = ['👍', '❤️', '😂', '😮', '👏', '👋']

/**
 * What there is room for only on demand, and the keys.
 *
 * @csspart menu
 */
export class MismatchMenu extends Part {
  static override styles = [controls, styles]
  private get items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  }

  private get words(): ToolStrings {
    return this.strings.tools ?? tools
  }

  override render(): TemplateResult | typeof nothing {
    const { view, words } = this
    if (!view.menu) return nothing
    const reacts = view.state === 'connected' && view.partner?.canChat === true
    return html`<div class="outside" @pointerdown=${this.#close}></div>
      <div
        class="menu"
        part="menu"
        role="menu"
        aria-label=${words.menu}
        @keydown=${this.#onKey}
        @focusout=${this.#onFocusOut}
      >
        ${
          reacts ?
            html`<div class="reactions" role="group" aria-label=${words.reactNow}>
              ${reactions.map((emoji) => this.#reaction(emoji))}
            </div>`
          : nothing
        }
        ${menuItems(view).map((item) => this.#item(item))} ${this.#privacy()}
        ${view.abilities.keys ? this.#keys() : nothing}
      </div>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('view') && this.view.menu && changed.get('view')?.menu !== true) this.items[0]?.focus()
  }

  #reaction(emoji: string): TemplateResult {
    return html`<button
      type="button"
      class="reaction"
      role="menuitem"
      tabindex="-1"
      @click=${() => this.#do({ type: 'react', emoji })}
    >
      ${emoji}
    </button>`
  }

  #item({ id, request, on, waits = false }: MenuItem): TemplateResult {
    const isSwitch = on !== null && !(id === 'figures')
    return html`<button
      type="button"
      class="item ${id === 'block' ? 'block' : ''}"
      role=${isSwitch ? 'menuitemcheckbox' : 'menuitem'}
      aria-checked=${isSwitch ? String(on) : nothing}
      aria-disabled=${waits ? 'true' : nothing}
      tabindex="-1"
      @click=${() => !waits && this.#do(request)}
    >
      ${icon(icons[id], (id === 'cover' || id === 'sounds' || id === 'notify') && on === (id === 'cover'))}
      <span>${this.#label(id, on, waits)}</span>
      ${isSwitch ? html`<span class="switch"></span>` : nothing}
    </button>`
  }

  #label(id: MenuId, on: boolean | null, waits: boolean): string {
    const { view, words } = this
    const name = nameOf(view.partner?.name ?? '', this.strings)
    if (id === 'screen') return on === true ? words.screenStop : words.screenShare
    if (id === 'block') return words.block(name)
    if (id === 'goDirect') return waits ? words.goDirectAsked(name) : words.goDirect
    return words[id]
  }

  /** What the partner learns of one's address, while it is hidden. */
  #privacy(): TemplateResult | typeof nothing {
    const { privacy } = this.view.call
    if (this.view.state !== 'connected' || privacy === 'direct') return nothing
    const { addressHidden, goDirectAdvice } = this.words
    return html`<p class="note">
      ${this.strings.sentence(addressHidden)} ${privacy === 'relay_first' ? goDirectAdvice : nothing}
    </p>`
  }

  #keys(): TemplateResult {
    const { strings, words } = this
    const rows = [
      ['Esc', words.keyNext],
      ['M', words.microphone],
      ['V', words.camera],
      ['C', strings.chatOpen],
      ['H', words.cover],
    ]
    return html`<dl class="keys" aria-label=${words.keys}>
      ${rows.map(
        ([key, label]) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${label}</dd>
          </div>`,
      )}
    </dl>`
  }

  /** The menu goes first, so that the focus is back where it was before something else opens. */
  #do(request: Parameters<MismatchMenu['ask']>[0]): void {
    this.#close()
    this.ask(request)
  }

  #close = (): void => {
    this.ask({ type: 'menu', open: false })
  }

  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget)) this.#close()
  }

  #onKey(event: KeyboardEvent): void {
    const { items } = this
    const at = items.findIndex((item) => item.matches(':focus'))
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowRight: at + (this.strings.dir === 'rtl' ? -1 : 1),
      ArrowLeft: at + (this.strings.dir === 'rtl' ? 1 : -1),
      Home: 0,
      End: -1,
    }
    const to = steps[event.key]
    if (event.key === 'Escape') event.preventDefault()
    if (event.key === 'Tab' || event.key === 'Escape') this.#close()
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }
}
