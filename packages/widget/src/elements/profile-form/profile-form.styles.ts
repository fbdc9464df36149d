import { css } from 'lit'

export const styles = css`
  label {
    display: block;
    margin-block: 12px 4px;
    font-size: 14px;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
    border-inline-start-width: 4px;
  }
  /* Room for the words on what is wrong, so that nothing jumps. */
  .fault {
    min-block-size: 20px;
    margin-block-start: 4px;
    font-size: 12px;
    line-height: 20px;
    font-weight: 600;
  }
`
