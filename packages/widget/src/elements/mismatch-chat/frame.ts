import { html, nothing, type TemplateResult } from 'lit'
import type { MismatchRequestEvent } from '../../events/request-event.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { Request } from '../../state/requests.ts'
import { chatIsStage, chatVisible, type View } from '../../state/view.ts'

/** Takes what a part sends up; false when it could not be done. */
type Handle = (request: Request) => boolean

/** What the shell draws: its parts, and how they stand to each other. `quiet`: the person only looks. */
export function frame(view: View, strings: Strings, quiet: boolean, handle: Handle): TemplateResult {
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
        ${view.call.open ? html`<mismatch-connection .view=${view} .strings=${strings}></mismatch-connection>` : nothing}
      </mismatch-stage>
      <div class="doorway" ?hidden=${view.door === null}>
        <mismatch-notice .view=${view} .strings=${strings} exportparts="door"></mismatch-notice>
      </div>
      <mismatch-controls
        part="controls"
        .view=${view}
        .strings=${strings}
        exportparts="primary, stop"
      ></mismatch-controls>
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
  return html`<p role="status">${missing ? `${title}. ${advice}` : nothing}</p>
    ${missing ? button(strings.ways.retry, true) : nothing}${open ? button(strings.chatClose, false) : nothing}`
}
