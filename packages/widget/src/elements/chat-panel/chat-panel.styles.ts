import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_ink);
    /* Lines stay readable where the chat is the stage. */
    --_side: max(16px, (100% - 720px) / 2);
    container-type: inline-size;
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    color: var(--_ink);
  }
  mismatch-chat-log,
  mismatch-composer,
  mismatch-emoji-picker {
    display: contents;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 52px;
    padding-block: 4px;
    padding-inline: 16px 4px;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head .round {
    margin-inline-start: auto;
  }
  .head .round:hover {
    background: var(--_field);
  }
  .typing {
    display: flex;
    align-items: center;
    min-block-size: 20px;
    padding-inline: var(--_side);
    color: var(--_ink-soft);
    font-size: 12px;
    line-height: 20px;
    white-space: nowrap;
  }
  .dots {
    display: flex;
    gap: 4px;
    margin-inline: 4px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border: 3px solid currentColor;
    border-radius: 50%;
    animation: dot 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
      transform: translateY(-2px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots {
      display: none;
    }
    .typing .unseen {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
      text-overflow: ellipsis;
    }
  }
  .fault {
    margin: 0 var(--_side) 8px;
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: 14px;
  }
  .drop {
    position: absolute;
    inset: 8px;
    z-index: 2;
    display: grid;
    place-content: center;
    padding: 16px;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius-panel);
    background: color-mix(in oklch, var(--_accent) 16%, var(--_surface));
    font-weight: 600;
    text-align: center;
  }
  @container (block-size < 480px) {
    .head {
      min-block-size: 44px;
    }
    .typing {
      min-block-size: 16px;
      line-height: 16px;
    }
  }
`
