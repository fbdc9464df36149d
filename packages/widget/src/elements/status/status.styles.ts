import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    position: relative;
    color: var(--_stage-ink);
    text-wrap: balance;
  }
  .headline {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* What is wrong takes the place of what the signs have below the name. */
  .headline:has(+ .detail) {
    --_below: none;
  }
  .detail {
    margin-block-start: 4px;
    font-size: 14px;
    color: var(--_stage-ink-soft);
  }
  .manners {
    margin-block-start: 12px;
    font-size: 12px;
  }
  /* Live also while the words go elsewhere. */
  .unseen {
    visibility: visible;
  }
  .well {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 8px;
    border-radius: 999px;
    background: var(--_ok);
    vertical-align: 1px;
  }
  :host([boxed]) {
    padding: 8px 16px;
    border-radius: var(--_radius-panel);
    background: var(--_scrim);
    text-wrap: initial;
  }
  :host([boxed]) .headline {
    font-size: 16px;
  }
  /* The chat begins right below, the flag beside it. */
  :host([words-only][boxed]) {
    padding-inline: 12px;
  }
  :host([words-only]) .headline:has(mismatch-signs),
  :host([words-only]) .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :host([boxed]) .detail {
    margin-block-start: 0;
  }
  @container (inline-size < 420px) {
    .headline {
      font-size: 16px;
    }
    :host([words-only][boxed]) .headline {
      font-size: 14px;
    }
  }
  @container (block-size < 480px) {
    .manners {
      display: none;
    }
  }
`
