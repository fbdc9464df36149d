import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-block-start: 8px;
    padding: 12px;
    border-radius: var(--_radius-panel);
    background: color-mix(in oklch, var(--_stage) 88%, transparent);
    color: var(--_stage-ink);
    font-size: 14px;
    animation: enter var(--_change) both;
  }
  table {
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }
  th {
    padding: 0;
    color: var(--_stage-ink-soft);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }
  td,
  [scope='col'] {
    padding: 0;
    padding-inline-start: 12px;
  }
  [scope='col'] {
    padding-block-start: 8px;
  }
  td[colspan='1'] {
    white-space: nowrap;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  @container (inline-size < 360px) {
    :host {
      font-size: 12px;
    }
  }
`
