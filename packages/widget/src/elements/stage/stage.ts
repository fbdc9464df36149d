import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { initialOf, nameOf } from '../../state/partner-name.ts'
import { ownPlace } from '../../state/stage-place.ts'
import { chatIsStage, inSession, isLooking, isRunning, isVeiled } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon, type IconName } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import { drawLastFrame } from './last-frame.ts'
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
  static override properties: PropertyDeclarations = {
    hasFrame: { state: true },
    hasLast: { state: true },
  }
  /** Where the client plays the partner. */
  get remote(): HTMLVideoElement {
    return this.renderRoot.querySelector<HTMLVideoElement>('video.remote')!
  }
  private get own(): HTMLVideoElement {
    return this.renderRoot.querySelector<HTMLVideoElement>('video.own-video')!
  }
  /** Around one's own picture. */
  get ownFrame(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.own')!
  }
  private get canvas(): HTMLCanvasElement {
    return this.renderRoot.querySelector<HTMLCanvasElement>('canvas')!
  }
  /** The partner's picture has a frame. */
  private hasFrame = false
  /** The last frame of the one who left is kept. */
  private hasLast = false
  #watching = false

  override render(): TemplateResult {
    const { strings, view } = this
    const name = nameOf(view.partner?.name ?? '', strings)
    const place = ownPlace(view)
    const live = inSession(view)
    const picture = live && this.hasFrame && view.remote.video && view.media === 'video'
    return html`
      <canvas class=${this.hasLast && isRunning(view) ? 'shown' : ''} aria-hidden="true"></canvas>
      <video
        class=${['remote', picture ? 'shown' : '', view.call.silent ? 'softened' : '', this.#veil, view.remote.screen ? 'screen' : ''].join(' ')}
        part="remote"
        playsinline
        autoplay
        aria-label=${strings.partnerPicture(name)}
        aria-hidden=${String(!picture)}
        @loadeddata=${this.#onFrame}
        @resize=${this.#onFrame}
        @emptied=${() => (this.hasFrame = false)}
        @enterpictureinpicture=${() => this.ask({ type: 'in-picture', on: true })}
        @leavepictureinpicture=${() => this.ask({ type: 'in-picture', on: false })}
      ></video>
      ${live && view.media !== 'text' && !picture ? this.#disc(name) : nothing}
      <div class="own ${place}" part="own" ?data-waiting=${isLooking(view)}>
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
          html`<button type="button" class="primary tap" @click=${() => this.ask({ type: 'resume-playback' })}>
            ${icon('sound')}${strings.tapToHear}
          </button>`
        : nothing
      }
    `
  }

  /** In a window of its own, or back. Where the browser does not want to, it stays as it is. */
  setPictureInPicture(on: boolean): void {
    const done = on ? this.remote.requestPictureInPicture() : document.exitPictureInPicture()
    done.catch(() => undefined)
  }

  get #veil(): string {
    if (this.view.veil.covered) return 'covered'
    return isVeiled(this.view) ? 'veiled' : ''
  }

  /** Keeps the picture of the one who leaves. Call it while it is still there. */
  keepLastFrame(): void {
    const mayBeSeen = this.hasFrame && this.view.remote.video && !isVeiled(this.view)
    this.hasLast = mayBeSeen && drawLastFrame(this.remote, this.canvas)
    this.hasFrame = false
  }

  override updated(): void {
    this.toggleAttribute('chat-open', this.view.chat.open)
    this.toggleAttribute('paired', this.view.partner !== null)
    this.toggleAttribute('words-only', chatIsStage(this.view))
    if (this.view.call.silent) this.#watch()
    const { stream } = this.view.own
    // Not in the template: it sets objects anew each time, and a video starts over even with the stream that it has.
    if (this.own.srcObject === stream) return
    this.own.srcObject = stream
    void this.own.play().catch(() => undefined)
  }

  /** A picture that moves again needs no ten seconds to be believed. */
  #watch(): void {
    if (this.#watching || !('requestVideoFrameCallback' in this.remote)) return
    this.#watching = true
    this.remote.requestVideoFrameCallback(() => {
      this.#watching = false
      if (this.view.call.silent) this.ask({ type: 'moving' })
    })
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
