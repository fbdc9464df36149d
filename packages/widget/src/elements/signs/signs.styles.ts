import { css } from 'lit'

export const styles = css`
  :host {
    display: inline;
  }
  .clock {
    margin-inline-start: 8px;
    color: var(--_stage-ink-soft);
    font-size: 14px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .sign {
    display: inline-block;
    margin-inline-start: 8px;
    vertical-align: -3px;
  }
  .sign .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  /* Large enough for a finger; the line keeps its height. */
  .quality {
    position: relative;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    margin: -14px -12px -12px 0;
    vertical-align: middle;
  }
  .quality .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  /* One line, however much it is: below it begins the chat, or a picture. On phones one's own may be beside it. */
  .shared {
    display: var(--_below, block);
    max-inline-size: min(56cqi, 420px);
    overflow: hidden;
    color: var(--_stage-ink-soft);
    font-size: 12px;
    font-weight: 400;
    line-height: 1.45;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quality.poor {
    color: oklch(82% 0.15 80);
  }
`
