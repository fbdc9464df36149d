import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_ink);
    /* Lines stay readable where the chat is the stage. */
    --_side: max(16px, (100% - 720px) / 2);
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    color: var(--_ink);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 52px;
    padding: 4px 4px 4px 16px;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head .round {
    margin-inline-start: auto;
  }
  .head .round:hover {
    background: var(--_field);
  }
  .log {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding: 12px var(--_side);
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .empty {
    margin: auto;
    max-inline-size: 24ch;
    color: var(--_ink-soft);
    font-size: 14px;
    text-align: center;
    text-wrap: balance;
  }
  .message {
    position: relative;
    max-inline-size: min(85%, 60ch);
    margin-block-start: 4px;
    padding: 8px 12px;
    border-radius: var(--_radius-panel);
    background: var(--_field);
    /* Letters stacked a page high stay in their own bubble. */
    overflow: clip;
    flex: none;
  }
  .message.first {
    margin-block-start: 12px;
  }
  .message.first:first-child {
    margin-block-start: 0;
  }
  .peer.first {
    border-start-start-radius: 4px;
  }
  .me {
    align-self: flex-end;
    background: var(--_own-bubble);
  }
  .me.first {
    border-start-end-radius: 4px;
  }
  .text {
    display: block;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .failed {
    display: block;
    margin-block-start: 4px;
    font-size: 12px;
    font-weight: 600;
    font-style: italic;
  }
  .behind {
    position: absolute;
    inset-block-end: 96px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    background: var(--_ink);
    color: var(--_surface);
    font-size: 14px;
  }
  .behind .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .typing {
    min-block-size: 20px;
    padding-inline: var(--_side);
    color: var(--_ink-soft);
    font-size: 12px;
    line-height: 20px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .fault {
    margin: 0 var(--_side) 8px;
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: 14px;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 4px max(12px, var(--_side) - 4px) 12px;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 120px;
    padding: 10px 14px;
    border: 1px solid var(--_field-line);
    border-radius: 22px;
    background: var(--_field);
    color: inherit;
    font: inherit;
    font-size: 16px;
    line-height: 22px;
    resize: none;
    field-sizing: content;
  }
  textarea::placeholder {
    color: var(--_ink-soft);
    opacity: 1;
  }
  textarea:focus-visible {
    outline-offset: -1px;
  }
  textarea[aria-disabled='true'] {
    opacity: 0.6;
  }
  @container (block-size < 480px) {
    .head {
      min-block-size: 44px;
    }
    .typing {
      min-block-size: 16px;
      line-height: 16px;
    }
    form {
      padding-block-end: 8px;
    }
  }
`
