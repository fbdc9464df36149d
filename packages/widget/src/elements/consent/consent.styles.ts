import { css } from 'lit'

export const styles = css`
  /* What the page gives: its own marks, our room. */
  .rules {
    max-block-size: min(40dvh, 320px);
    margin-block-start: 12px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: 14px;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }
  .answers {
    display: grid;
    justify-content: stretch;
  }
  .primary {
    order: -1;
  }
`
