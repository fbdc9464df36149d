import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { query, state } from 'lit/decorators.js'
import { initialOf, nameOf } from '../../state/partner-name.ts'
import { ownPlace } from '../../state/stage-place.ts'
import { inSession } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon, type IconName } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import { drawLastFrame } from './last-frame.ts'
import { Playback } from './playback.ts'
import { styles } from './stage.styles.ts'

/**
 * The stranger's picture, one's own, and what stands there when there is none.
 *
 * @slot - the status line
 * @csspart remote
 * @csspart own
 */
export class MismatchStage extends Part {
  static override styles = [controls, styles]
  @query('video.remote') private remote!: HTMLVideoElement
  @query('video.own-video') private own!: HTMLVideoElement
  @query('canvas') private canvas!: HTMLCanvasElement
  /** The partner's picture has a frame. */
  @state() private hasFrame = false
  /** The last frame of the one who left is kept. */
  @state() private hasLast = false
  readonly #playback = new Playback((blocked) => this.ask({ type: 'playback', blocked }))

  override render(): TemplateResult {
    const { strings, view } = this
    const name = nameOf(view.partner?.name ?? '', strings)
    const place = ownPlace(view)
    const live = inSession(view)
    const picture = live && this.hasFrame && view.remote.video && view.media === 'video'
    const resting = view.state === 'idle' || view.state === 'ended'
    return html`
      <canvas class=${this.hasLast && !resting ? 'shown' : ''} aria-hidden="true"></canvas>
      <video
        class="remote ${picture ? 'shown' : ''}"
        part="remote"
        playsinline
        autoplay
        aria-label=${strings.partnerPicture(name)}
        aria-hidden=${String(!picture)}
        @loadeddata=${this.#onFrame}
        @resize=${this.#onFrame}
        @emptied=${() => (this.hasFrame = false)}
      ></video>
      ${live && view.media !== 'text' && !picture ? this.#disc(name) : nothing}
      <div class="own ${place}" part="own" ?data-waiting=${view.state === 'waiting' || view.state === 'connecting'}>
        <video
          class="own-video ${view.own.camera ? '' : 'off'}"
          playsinline
          autoplay
          .muted=${true}
          aria-label=${strings.ownPicture}
          aria-hidden=${String(view.own.stream === null || view.media !== 'video')}
        ></video>
        ${this.#ownSign()}
      </div>
      <div class="words ${place === 'ring' ? 'below' : 'above'}"><slot></slot></div>
      ${
        view.playbackBlocked ?
          html`<button type="button" class="primary tap" @click=${() => this.#playback.unblock(this.remote)}>
            ${icon('sound')}${strings.tapToHear}
          </button>`
        : nothing
      }
    `
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view')
    if (before === undefined || before.remote.stream === this.view.remote.stream || !this.hasUpdated) return
    // Before the new stream is set: the element still shows the old one's last frame.
    if (before.remote.stream !== null) {
      this.hasLast = this.hasFrame && before.remote.video && drawLastFrame(this.remote, this.canvas)
    }
    this.hasFrame = false
  }

  override updated(): void {
    this.toggleAttribute('chat-open', this.view.chat.open)
    const { own, remote } = this.view
    // Not in the template: it sets objects anew each time, and a video starts over even with the stream that it has.
    if (this.own.srcObject === own.stream && this.remote.srcObject === remote.stream) return
    if (this.own.srcObject !== own.stream) this.own.srcObject = own.stream
    if (this.remote.srcObject !== remote.stream) this.remote.srcObject = remote.stream
    this.#play()
  }

  #play(): void {
    this.#playback.play(this.remote)
    void this.own.play().catch(() => undefined)
  }

  #onFrame(): void {
    this.hasFrame = this.remote.videoWidth > 0
  }

  /** Stands for a partner without a picture: no black hole. */
  #disc(name: string): TemplateResult {
    const { partner, remote, state, media } = this.view
    const note = state === 'connected' && media === 'video' && !remote.video ? this.strings.partnerCameraOff : ''
    return html`<div class="disc">
      <span class="initial" aria-hidden="true">${partner?.name ? initialOf(partner.name) : icon('person')}</span>
      <bdi class="disc-name">${name}</bdi>
      <span class="disc-note">${note}</span>
    </div>`
  }

  #ownSign(): TemplateResult | typeof nothing {
    const { own, media } = this.view
    if (own.stream !== null && media === 'video') {
      if (own.camera) return nothing
      return html`<span class="own-sign" title=${this.strings.ownCameraOff}>${icon('camera', true)}</span>`
    }
    const names: Record<typeof media, IconName> = { video: 'person', audio: 'microphone', text: 'chat' }
    return html`<span class="own-sign">${icon(names[media])}</span>`
  }
}
