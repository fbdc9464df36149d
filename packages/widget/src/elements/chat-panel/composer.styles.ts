import { css } from 'lit'

export const styles = css`
  .emoji {
    flex: 0 1 auto;
    min-block-size: 0;
    max-block-size: 232px;
    padding: 4px max(8px, var(--_side) - 8px);
    border-block-start: 1px solid var(--_line);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .emoji div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_hit), 1fr));
    justify-items: center;
  }
  .emoji div + div {
    margin-block-start: 4px;
    border-block-start: 1px solid var(--_line);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 4px max(12px, var(--_side) - 4px) 12px;
  }
  .field {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: flex-end;
    border: 1px solid var(--_field-line);
    border-radius: 22px;
    background: var(--_field);
  }
  .field:has(textarea:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  textarea {
    flex: 1;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 120px;
    padding: 10px 4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 16px;
    line-height: 22px;
    resize: none;
    field-sizing: content;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--_ink-soft);
    opacity: 1;
  }
  textarea[aria-disabled='true'] {
    opacity: 0.6;
  }
  textarea:last-child {
    padding-inline-end: 14px;
  }
  .tool {
    flex: none;
    min-block-size: 44px;
    min-inline-size: max(38px, var(--_hit));
    padding: 0;
    color: var(--_ink-soft);
  }
  .tool:hover {
    color: var(--_ink);
  }
  .tool .icon {
    inline-size: 22px;
    block-size: 22px;
  }
  /* No room for both: the paper clip while there is nothing to send. */
  @container (inline-size < 340px) {
    form:has(.attach):has(:placeholder-shown) > .round,
    form:has(:not(:placeholder-shown):is(textarea)) .attach {
      display: none;
    }
  }
  @container (block-size < 480px) {
    form {
      padding-block-end: 8px;
    }
  }
`
