import { css } from 'lit'

export const styles = css`
  /* What the page gives: its own marks, our room. */
  .rules {
    max-block-size: min(40dvh, 320px);
    margin-block-start: 12px;
    font-size: 14px;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }
  .rules:focus-visible {
    outline-offset: 4px;
    border-radius: 4px;
  }
  /* Fades what follows; at the end it stands below the last line. */
  .rules::after {
    content: '';
    position: sticky;
    inset-block-end: 0;
    display: block;
    block-size: 32px;
    background: linear-gradient(transparent, var(--_surface) 90%);
    pointer-events: none;
  }
  .rules:not([hidden]) + .answers {
    margin-block-start: 12px;
  }
  .answers {
    display: grid;
    justify-content: stretch;
  }
  .primary {
    order: -1;
  }
`
