import { html, nothing, type TemplateResult } from 'lit'
import type { MismatchRequestEvent } from '../../events/request-event.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { FrameCheck } from '../veil/frame-checker.ts'
import type { Request } from '../../state/requests.ts'
import { chatIsStage, chatVisible, type View } from '../../state/view.ts'

/** Takes what a part sends up; false when it could not be done. */
type Handle = (request: Request) => boolean

export interface Drawing {
  readonly view: View
  readonly strings: Strings
  /** The person only looks. */
  readonly quiet: boolean
  /** The slots that the page fills. */
  readonly slots: readonly string[]
  readonly frameCheck: FrameCheck | null
  readonly picture: () => HTMLVideoElement
  readonly own: () => HTMLElement
  readonly handle: Handle
}

/** What the shell draws: its parts, and how they stand to each other. */
export function frame({ view, strings, quiet, slots, frameCheck, picture, own, handle }: Drawing): TemplateResult {
  const classes = [
    'frame',
    chatIsStage(view) ? 'words-only' : '',
    view.chat.open ? 'chat-open' : '',
    quiet ? 'quiet' : '',
  ]
  return html`<div
    class=${classes.join(' ')}
    role="region"
    lang=${strings.locale}
    dir=${strings.dir}
    aria-label=${strings.element}
    @mismatch-request=${(event: MismatchRequestEvent) => {
      event.stopPropagation()
      if (!handle(event.request)) event.preventDefault()
    }}
  >
    <div class="stage" part="stage">
      <mismatch-stage .view=${view} .strings=${strings} exportparts="remote, own">
        <mismatch-status .view=${view} .strings=${strings} exportparts="headline"></mismatch-status>
        <mismatch-sharing .view=${view} .strings=${strings}></mismatch-sharing>
        <slot name=${view.state}></slot>
        ${view.call.open ? html`<mismatch-connection .view=${view} .strings=${strings}></mismatch-connection>` : nothing}
      </mismatch-stage>
      <mismatch-bursts .view=${view} .strings=${strings}></mismatch-bursts>
      <mismatch-veil .view=${view} .strings=${strings} .check=${frameCheck} .picture=${picture}></mismatch-veil>
      <mismatch-swipe .view=${view} .strings=${strings}></mismatch-swipe>
      <mismatch-mover .view=${view} .strings=${strings} .own=${own}></mismatch-mover>
      <mismatch-senses .view=${view} .strings=${strings}></mismatch-senses>
      <div class="doorway" ?hidden=${view.door === null}>
        <mismatch-notice .view=${view} .strings=${strings} exportparts="door"></mismatch-notice>
      </div>
      <mismatch-controls part="controls" .view=${view} .strings=${strings} exportparts="primary, stop"
        >${slots.filter((name) => name.startsWith('icon-')).map((name) => html`<slot name=${name} slot=${name}></slot>`)}</mismatch-controls
      >
      <mismatch-menu .view=${view} .strings=${strings} exportparts="menu"></mismatch-menu>
    </div>
    <mismatch-chat-panel
      part="chat"
      .view=${view}
      .strings=${strings}
      ?inert=${!chatVisible(view)}
      exportparts="log, message"
      >${chatToCome(view.chat, strings, handle)}</mismatch-chat-panel
    >
    <mismatch-report-dialog .view=${view} .strings=${strings} exportparts="dialog"></mismatch-report-dialog>
    <mismatch-devices .view=${view} .strings=${strings} exportparts="dialog"></mismatch-devices>
    <mismatch-profile-form .view=${view} .strings=${strings} exportparts="dialog"></mismatch-profile-form>
    <mismatch-diagnosis .view=${view} .strings=${strings} exportparts="dialog"></mismatch-diagnosis>
    <mismatch-consent .view=${view} .strings=${strings} exportparts="dialog">
      <slot name="rules" slot="rules"></slot>
    </mismatch-consent>
  </div>`
}

/** What stands in the place of the chat until it has come. */
function chatToCome({ missing, open }: View['chat'], strings: Strings, handle: Handle): TemplateResult {
  const button = (words: string, toOpen: boolean) =>
    html`<button type="button" class="quiet" @click=${() => handle({ type: 'chat', open: toOpen })}>${words}</button>`
  const { title, advice } = strings.faults.not_loaded
  return html`<p role="status">${missing ? `${strings.sentence(title)} ${advice}` : nothing}</p>
    ${missing ? button(strings.ways.retry, true) : nothing}${open ? button(strings.chatClose, false) : nothing}`
}
