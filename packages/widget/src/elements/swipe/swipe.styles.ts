import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_stage-ink);
    position: absolute;
    inset: 0 0 var(--_bar);
    display: grid;
    place-items: center;
    pointer-events: none;
  }
  .hint,
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    max-inline-size: calc(100% - 32px);
    padding: 8px 16px;
    border-radius: 999px;
    background: var(--_scrim);
    color: var(--_stage-ink);
    font-size: 14px;
    font-weight: 600;
  }
  .hint .icon {
    transition: transform var(--_feedback);
  }
  .hint:dir(rtl) .icon {
    scale: -1 1;
  }
  .hint.far {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .toast {
    padding-inline-end: 4px;
  }
  .toast button {
    min-block-size: 44px;
    background: color-mix(in oklch, var(--_stage-ink) 16%, transparent);
    pointer-events: auto;
  }
`
