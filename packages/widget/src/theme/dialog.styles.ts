import { css } from 'lit'

/** What asks over everything else. */
export const dialogs = css`
  :host {
    --_focus: var(--_ink);
  }
  dialog {
    /* Over the stage, where the chat stands beside it. */
    inset-inline-end: var(--_beside, 0px);
    inline-size: min(420px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  dialog[open] {
    animation: enter var(--_entrance) both;
  }
  dialog::backdrop {
    background: oklch(0% 0 0 / 0.55);
  }
  h2 {
    font-size: 20px;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  #advice {
    margin-block: 4px 12px;
    color: var(--_ink-soft);
    font-size: 14px;
  }
  input:not([type='radio']),
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
    font: inherit;
    font-size: 16px;
    resize: none;
  }
  .answers {
    display: flex;
    flex-wrap: wrap-reverse;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 16px;
  }
  .answers button {
    min-block-size: 44px;
    padding-block: 8px;
    white-space: normal;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`
