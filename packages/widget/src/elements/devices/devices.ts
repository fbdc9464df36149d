import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { tools } from '../../i18n/en/tools.ts'
import type { ToolStrings } from '../../i18n/tool-strings.ts'
import type { Request } from '../../state/requests.ts'
import type { DevicePanel } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { dialogs } from '../../theme/dialog.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Dialog } from '../dialog.ts'
import { styles } from './devices.styles.ts'
import { LevelMeter } from './level-meter.ts'
import { playTest } from './test-sound.ts'

interface Choice {
  readonly deviceId: string
  readonly label: string
  readonly active: boolean
}

/**
 * Camera, microphone and loudspeaker: seen, heard and chosen.
 *
 * @csspart dialog
 */
export class MismatchDevices extends Dialog {
  static override styles = [controls, dialogs, styles]
  protected override readonly dismissal: Request = { type: 'settings', open: false }
  readonly #meter = new LevelMeter((level) => this.#showLevel(level))
  /** The last one, which fades with the dialog. */
  #panel: DevicePanel = { devices: [], speakers: [], speaker: '', fault: null }

  private get picture(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video')
  }
  private get words(): ToolStrings {
    return this.strings.tools ?? tools
  }

  protected override get isOpen(): boolean {
    return this.view.settings !== null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#meter.stop()
  }

  override willUpdate(): void {
    this.#panel = this.view.settings ?? this.#panel
  }

  override render(): TemplateResult {
    const { words } = this
    const { devices, speakers, speaker } = this.#panel
    const { media, own } = this.view
    const ofKind = (kind: 'audio' | 'video') => devices.filter((device) => device.kind === kind)
    const speak = speakers.map((each) => ({ ...each, active: each.deviceId === speaker }))
    return this.around(
      html`<h2 id="title">${words.devices}</h2>
        <p id="advice" class=${own.stream === null ? '' : 'unseen'}>
          ${own.stream === null ? words.cameraClosed : words.level}
        </p>
        ${own.stream === null ? this.#turnOn() : this.#look()}
        ${media === 'video' ? this.#choice('camera', words.camera, ofKind('video'), 'use-device') : nothing}
        ${this.#choice('microphone', words.microphone, ofKind('audio'), 'use-device')}
        ${speakers.length === 0 ? nothing : this.#choice('speaker', words.speaker, speak, 'use-speaker')}
        <div role="alert">${this.#fault()}</div>
        <div class="answers">
          <button type="button" class="quiet" @click=${() => playTest(speaker)}>${words.testSound}</button>
          <button type="button" class="primary" autofocus @click=${() => this.ask(this.dismissal)}>
            ${words.done}
          </button>
        </div>`,
    )
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    const stream = this.isOpen ? this.view.own.stream : null
    this.#meter.listen(this.view.own.microphone ? stream : null)
    const { picture } = this
    if (picture === null || picture.srcObject === stream) return
    picture.srcObject = stream
    void picture.play().catch(() => undefined)
  }

  #look(): TemplateResult {
    const { own, media } = this.view
    return html`<div class="look">
      ${
        media === 'video' ?
          html`<div class="picture">
            <video
              playsinline
              autoplay
              .muted=${true}
              aria-label=${this.strings.ownPicture}
              ?hidden=${!own.camera}
            ></video>
            ${own.camera ? nothing : icon('camera', true)}
          </div>`
        : nothing
      }
      <div
        class="meter"
        role="meter"
        aria-label=${this.words.level}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
      >
        ${icon('microphone', !own.microphone)}<span class="bar"><span class="level"></span></span>
      </div>
    </div>`
  }

  #turnOn(): TemplateResult {
    return html`<button type="button" class="quiet on" @click=${() => this.ask({ type: 'preview' })}>
      ${icon(this.view.media === 'video' ? 'camera' : 'microphone')}${this.words.turnOn}
    </button>`
  }

  #choice(id: string, label: string, choices: readonly Choice[], type: 'use-device' | 'use-speaker'): TemplateResult {
    const { standard, none, numbered } = this.words
    const nameOf = ({ label: name, deviceId }: Choice, at: number) =>
      name !== '' ? name
      : deviceId === 'default' || deviceId === '' ? standard
      : numbered(label, new Intl.NumberFormat(this.strings.locale).format(at + 1))
    const chosen = choices.find(({ active }) => active)?.deviceId ?? choices[0]?.deviceId ?? ''
    return html`<label for=${id}>${label}</label>
      <select
        id=${id}
        ?disabled=${choices.length === 0}
        @change=${({ target }: Event) => this.ask({ type, deviceId: (target as HTMLSelectElement).value })}
      >
        ${
          choices.length === 0 ?
            html`<option value="">${none}</option>`
          : choices.map(
              (each, at) =>
                html`<option value=${each.deviceId} .selected=${live(each.deviceId === chosen)}>
                  ${nameOf(each, at)}
                </option>`,
            )
        }
      </select>`
  }

  #fault(): TemplateResult | typeof nothing {
    const { fault } = this.#panel
    if (fault === null) return nothing
    const { title, advice } = this.strings.faults[fault]
    return html`<p class="fault"><strong>${this.strings.sentence(title)}</strong> ${advice}</p>`
  }

  /** Past the template: it comes many times a second. */
  #showLevel(level: number): void {
    const meter = this.renderRoot.querySelector('.meter')
    meter?.setAttribute('aria-valuenow', String(Math.round(level * 100)))
    meter?.querySelector<HTMLElement>('.level')?.style.setProperty('--_level', String(level))
  }
}
