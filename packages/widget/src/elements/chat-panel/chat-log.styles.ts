import { css } from 'lit'

export const styles = css`
  .log {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    padding: 12px var(--_side);
    overflow: hidden auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .empty {
    margin: auto;
    max-inline-size: 24ch;
    color: var(--_ink-soft);
    font-size: 14px;
    text-align: center;
    text-wrap: balance;
  }
  .when {
    margin-block: 16px 0;
    color: var(--_ink-soft);
    font-size: 12px;
    text-align: center;
  }
  .when:first-child {
    margin-block-start: 0;
  }
  .message {
    position: relative;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: flex-end;
    column-gap: 6px;
    margin-block-start: 2px;
  }
  .first {
    margin-block-start: 12px;
  }
  .me {
    flex-direction: row-reverse;
  }
  .message:focus-visible {
    outline: none;
  }
  .message:focus-visible .bubble {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .body {
    min-inline-size: 0;
    max-inline-size: min(85%, 60ch, 100% - 30px);
  }
  .bubble {
    padding: 8px 12px;
    /* Seen where colours are the system's. */
    border: 1px solid transparent;
    border-radius: 16px;
    background: var(--_field);
    /* Letters stacked a page high stay in their own bubble. */
    overflow: clip;
  }
  .me .bubble {
    background: var(--_own-bubble);
  }
  .peer:not(.first) .bubble {
    border-start-start-radius: 4px;
  }
  .peer:not(.last) .bubble {
    border-end-start-radius: 4px;
  }
  .me:not(.first) .bubble {
    border-start-end-radius: 4px;
  }
  .me:not(.last) .bubble {
    border-end-end-radius: 4px;
  }
  .message .big {
    padding: 0;
    border: 0;
    background: none;
    font-size: 40px;
    line-height: 1.2;
  }
  .text {
    display: block;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .text a,
  .save {
    color: inherit;
    text-underline-offset: 2px;
  }
  .host {
    font-size: 12px;
    font-weight: 600;
    unicode-bidi: isolate;
  }
  .failed {
    display: block;
    margin-block-start: 4px;
    font-size: 12px;
    font-weight: 600;
    font-style: italic;
    line-height: 1.45;
  }

  .receipt {
    flex: none;
  }
  .receipt svg {
    display: block;
    inline-size: 24px;
    block-size: 20px;
    stroke: var(--_ink-soft);
  }
  .receipt .ground {
    stroke: none;
  }
  .read svg {
    stroke: var(--_on-accent);
  }
  .read .ground {
    fill: var(--_accent);
  }

  .reactions {
    position: relative;
    display: flex;
    inline-size: fit-content;
    gap: 2px;
    margin-block-start: -8px;
    margin-inline: 8px auto;
    max-inline-size: 6em;
    overflow: clip;
    white-space: nowrap;
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    font-size: 14px;
    line-height: 22px;
  }
  .me .reactions {
    margin-inline: auto 8px;
  }
  .actions {
    position: absolute;
    inset-block-start: -14px;
    inset-inline-end: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    padding-inline-start: 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_ink-soft);
    font-size: 12px;
    white-space: nowrap;
  }
  .me .actions {
    inset-inline: 0 auto;
  }
  .actions > time:last-child {
    margin-inline-end: 10px;
  }
  .actions button {
    --_size: max(28px, min(var(--_hit), (var(--_hit) - 36px) * 9));
    min-inline-size: var(--_size);
    min-block-size: var(--_size);
    margin-inline-start: 2px;
    padding: 0;
  }
  .actions .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(6, auto);
    margin-block: 4px;
    padding: 2px;
    border: 1px solid var(--_line);
    border-radius: 24px;
    background: var(--_surface);
  }
  .choices button,
  .emoji button {
    min-inline-size: 0;
    inline-size: var(--_hit);
    padding: 0;
    font-size: 20px;
  }
  .choices button:hover,
  .emoji button:hover,
  .actions button:hover {
    background: var(--_field);
  }
  /* Of its own line, under the message. */
  .message:has(.choices)::after {
    content: '';
    order: 1;
    inline-size: 100%;
  }
  .choices {
    order: 2;
  }

  .file {
    inline-size: 220px;
    max-inline-size: 100%;
    font-size: 14px;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .facts {
    font-size: 12px;
  }
  .facts span:not(:empty)::before {
    content: '· ';
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block-start: 6px;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_line);
    appearance: none;
    overflow: clip;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 8px 4px;
  }
  .answers button {
    flex: 1;
    padding-inline: 12px;
  }
  .save {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_hit);
    padding-inline: 14px;
    border: 1px solid var(--_field-line);
    border-radius: 999px;
    font-weight: 600;
    text-decoration: none;
  }
  .picture {
    position: relative;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    margin-block-end: 8px;
    padding: 0;
    border-radius: 8px;
    overflow: clip;
    background: var(--_line);
  }
  .picture img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .picture .blur {
    filter: blur(12px);
    transform: scale(1.2);
  }
  .picture span {
    position: relative;
    padding: 6px 12px;
    border-radius: 999px;
    background: var(--_scrim);
    color: var(--_stage-ink);
  }

  .behind {
    align-self: center;
    flex: none;
    margin-block-end: calc(var(--_hit) * -1);
    position: relative;
    inset-block-start: calc(var(--_hit) * -1 - 8px);
    background: var(--_ink);
    color: var(--_surface);
    font-size: 14px;
  }
  .behind .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  dialog {
    inline-size: 100dvi;
    block-size: 100dvb;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: oklch(14% 0.01 40 / 0.92);
    cursor: zoom-out;
  }
  dialog::backdrop {
    background: none;
  }
  dialog img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  dialog button {
    --_focus: var(--_stage-ink);
    position: absolute;
    inset-block-start: max(8px, env(safe-area-inset-top));
    inset-inline-end: 8px;
    background: var(--_scrim);
    color: var(--_stage-ink);
  }
  @container (inline-size < 296px) {
    .choices {
      grid-template-columns: repeat(3, auto);
    }
  }
  @media (forced-colors: active) {
    .me .bubble {
      border-width: 2px;
    }
    .read svg {
      stroke: Canvas;
    }
    .read .ground {
      fill: CanvasText;
    }
    .receipt svg {
      forced-color-adjust: none;
    }
    progress {
      --_accent: CanvasText;
      --_line: Canvas;
      border-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`
