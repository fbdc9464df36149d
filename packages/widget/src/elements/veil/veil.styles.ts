import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_stage-ink);
    position: absolute;
    inset: 0 0 var(--_bar);
    display: grid;
    place-items: center;
    padding: 64px 16px 16px;
    pointer-events: none;
  }
  .veil {
    display: grid;
    justify-items: center;
    gap: 8px;
    max-inline-size: 36ch;
    color: var(--_stage-ink);
    text-align: center;
    text-wrap: balance;
    animation: appear var(--_change);
  }
  .title {
    font-weight: 600;
  }
  .advice {
    color: var(--_stage-ink-soft);
    font-size: 14px;
  }
  button {
    min-block-size: 44px;
    margin-block-start: 8px;
    pointer-events: auto;
  }
  .way {
    background: var(--_scrim);
    border-color: color-mix(in oklch, var(--_stage-ink) 40%, transparent);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  /* Above one's own picture. */
  @container (inline-size < 600px) {
    :host {
      align-items: start;
      padding-block-start: clamp(72px, 26cqb, 240px);
    }
  }
  @container (block-size < 480px) {
    :host {
      padding-block-start: 16px;
    }
    .veil > .icon {
      display: none;
    }
  }
`
