import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    inline-size: min(100%, 420px);
  }
  .door {
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 12px 40px oklch(0% 0 0 / 0.35);
    animation: enter var(--_entrance) both;
  }
  h2 {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  #advice {
    margin-block-start: 8px;
    color: var(--_ink-soft);
  }
  .origin {
    margin-block-start: 12px;
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  code {
    font-family: ui-monospace, monospace;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 16px;
  }
  .primary {
    flex: 1 0 100%;
    min-block-size: 44px;
  }
  .quiet {
    /* A word too many goes to the next row. */
    flex: 1 0 auto;
    min-block-size: 44px;
    padding-inline: 12px;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @container (inline-size < 400px) or (block-size < 480px) {
    .door {
      padding: 16px;
    }
  }
  @container (block-size < 480px) and (inline-size >= 480px) {
    :host {
      inline-size: min(100%, 560px);
    }
    .primary {
      flex: 1 0 auto;
    }
  }
`
