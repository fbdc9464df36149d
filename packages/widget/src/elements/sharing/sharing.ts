import { css, html, nothing, type TemplateResult } from 'lit'
import { nameOf } from '../../state/partner-name.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { screenShape } from '../../theme/more-icons.ts'
import { TalkPart } from '../talk-part.ts'

/** Whose screen is to be seen: nobody shows theirs without knowing it. */
export class MismatchSharing extends TalkPart {
  static override styles = [
    controls,
    css`
      :host {
        --_focus: var(--_stage-ink);
        display: block;
      }
      .note {
        display: flex;
        inline-size: fit-content;
        align-items: center;
        margin-block-start: 8px;
        gap: 8px 12px;
        max-inline-size: 100%;
        padding: 4px 4px 4px 16px;
        border-radius: 999px;
        background: var(--_scrim);
        color: var(--_stage-ink);
        font-size: 14px;
      }
      .note:dir(rtl) {
        padding: 4px 16px 4px 4px;
      }
      .theirs {
        padding-inline: 16px;
        min-block-size: 36px;
      }
      .icon {
        inline-size: 20px;
        block-size: 20px;
      }
      span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      button {
        min-block-size: 44px;
        background: var(--_danger);
        color: var(--_on-danger);
      }
    `,
  ]

  override render(): TemplateResult {
    const { strings, view } = this
    const { words } = this
    const theirs = view.state === 'connected' && view.remote.screen
    // The live region is there from the first moment on: browsers announce changes, not arrivals.
    return html`<div role="status">
      ${
        view.own.screen !== null ?
          html`<p class="note">
            ${icon(screenShape)}<span>${words.ownScreen}</span>
            <button type="button" @click=${() => this.ask({ type: 'screen', on: false })}>
              ${words.ownScreenStop}
            </button>
          </p>`
        : theirs ?
          html`<p class="note theirs">
            ${icon(screenShape)}<span>${words.theirScreen(nameOf(view.partner?.name ?? '', strings))}</span>
          </p>`
        : nothing
      }
    </div>`
  }
}
