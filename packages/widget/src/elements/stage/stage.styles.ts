import { css } from 'lit'

export const styles = css`
  :host {
    --_ring: clamp(96px, min(38cqi, 34cqb), 240px);
    --_controls: 136px;
    --_focus: var(--_stage-ink);
    position: relative;
    display: block;
    color: var(--_stage-ink);
    background: radial-gradient(90% 70% at 50% 38%, var(--_stage-raised), transparent 70%), var(--_stage);
  }
  video,
  canvas {
    display: block;
    object-fit: cover;
  }
  canvas,
  .remote {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    transition:
      opacity var(--_change),
      filter var(--_change);
  }
  .remote.shown {
    opacity: 1;
  }
  .remote.softened {
    filter: blur(12px) brightness(0.7);
  }
  .remote.veiled {
    /* So dark that words on it can be read, whatever it shows. */
    filter: blur(36px) brightness(0.38);
    transform: scale(1.15);
    transition: none;
  }
  .remote.covered {
    opacity: 0;
    transition: none;
  }
  /* A screen is read to its edges. */
  .remote.screen {
    object-fit: contain;
  }
  /* Larger than the stage, so that the blur has no pale edge; dark enough for words on it, whatever it showed. */
  canvas.shown {
    opacity: 0.28;
    transform: scale(1.12);
    filter: blur(28px);
    animation: soften 600ms ease-out;
  }
  @keyframes soften {
    from {
      opacity: 1;
      transform: none;
      filter: none;
    }
  }

  .own {
    position: absolute;
    overflow: hidden;
    border-radius: 999px;
    background: var(--_stage-raised);
    /* Its place is the mover's to glide to. */
    transition:
      inline-size var(--_entrance),
      block-size var(--_entrance),
      border-radius var(--_entrance),
      opacity var(--_change);
  }
  .own-video {
    inline-size: 100%;
    block-size: 100%;
    /* As in a mirror: what people know of themselves. */
    transform: scaleX(-1);
  }
  .own-video.off {
    opacity: 0;
  }
  .own-sign {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--_stage-ink-soft);
  }
  .own.ring .own-sign .icon {
    inline-size: 36%;
    block-size: 36%;
    stroke-width: 1.25;
  }
  .own.ring,
  .own.away {
    inset-block-start: calc(40% - var(--_ring) * 0.72);
    inset-inline-start: calc(50% - var(--_ring) / 2);
    inline-size: var(--_ring);
    block-size: var(--_ring);
  }
  .own.ring {
    overflow: visible;
    box-shadow: 0 0 0 3px color-mix(in oklch, var(--_accent) 70%, transparent);
  }
  .own.ring .own-video {
    border-radius: inherit;
  }
  .own.ring::after {
    content: '';
    position: absolute;
    inset: -3px;
    border-radius: inherit;
    border: 3px solid var(--_accent);
    opacity: 0;
  }
  .own.ring[data-waiting] {
    animation: breathe 4.8s ease-in-out infinite;
  }
  .own.ring[data-waiting]::after {
    animation: ripple 4.8s ease-out infinite;
  }
  @keyframes breathe {
    50% {
      transform: scale(1.035);
    }
  }
  @keyframes ripple {
    0% {
      opacity: 0.55;
      transform: none;
    }
    80%,
    100% {
      opacity: 0;
      transform: scale(1.32);
    }
  }
  .own.fill {
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0;
  }
  .own.corner {
    --_own-width: clamp(88px, 20cqi, 208px);
    --_own-height: calc(var(--_own-width) * 0.75);
    inset-block-start: calc(100% - var(--_controls) - var(--_own-height));
    inset-inline-start: calc(100% - var(--_own-width) - 16px);
    inline-size: var(--_own-width);
    block-size: var(--_own-height);
    border-radius: var(--_radius-panel);
    touch-action: none;
    cursor: grab;
    box-shadow: 0 0 0 1.5px oklch(97% 0.006 60 / 0.6);
  }
  .own.corner[data-corner^='start'] {
    inset-block-start: 72px;
  }
  .own.corner[data-corner$='start'] {
    inset-inline-start: 16px;
  }
  .own.corner:active {
    cursor: grabbing;
  }
  .own.away {
    opacity: 0;
    visibility: hidden;
  }

  .words {
    position: absolute;
  }
  slot {
    display: block;
  }
  /* In its first picture there it is not to be seen: else browsers take it for a jump of the page. */
  @keyframes come-below {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  @keyframes come-above {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  .words.below {
    animation: come-below 200ms ease-out;
    inset-block-start: calc(40% + var(--_ring) * 0.28 + 28px);
    inset-inline: 16px;
    text-align: center;
  }
  .words.above {
    animation: come-above 200ms ease-out;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    max-inline-size: calc(100% - 24px);
  }

  /* The menu is at the other end, and with a partner the flag. */
  :host([words-only]) .words.above {
    max-inline-size: calc(100% - 84px);
  }
  :host([words-only][paired]) .words.above {
    max-inline-size: calc(100% - 136px);
  }

  .disc {
    position: absolute;
    inset-inline: 16px;
    inset-block-start: calc(44% - var(--_ring) * 0.6);
    display: grid;
    justify-items: center;
    gap: 4px;
    animation: appear var(--_change);
  }
  .initial {
    display: grid;
    place-items: center;
    inline-size: calc(var(--_ring) * 0.8);
    block-size: calc(var(--_ring) * 0.8);
    margin-block-end: 8px;
    border-radius: 999px;
    background: color-mix(in oklch, var(--_accent) 36%, var(--_stage));
    font-size: calc(var(--_ring) * 0.34);
    font-weight: 600;
    line-height: 1;
  }
  .initial .icon {
    inline-size: 44%;
    block-size: 44%;
    stroke-width: 1.25;
  }
  .disc-name {
    max-inline-size: 100%;
    font-size: 20px;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-align: center;
  }
  .disc-note {
    min-block-size: 20px;
    font-size: 14px;
    color: var(--_stage-ink-soft);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  /* Below the initial and the name, above one's own picture. */
  .tap {
    position: absolute;
    inset-block-start: 59%;
    inset-inline: 0;
    inline-size: fit-content;
    min-block-size: 48px;
    margin-inline: auto;
    translate: 0 -50%;
  }

  /* Phones: upright like the phone itself; out of the way of the sheet. */
  @container (inline-size < 600px) {
    .tap {
      inset-block-start: 54%;
    }
    .own.corner {
      --_own-width: clamp(72px, 24cqi, 112px);
      --_own-height: calc(var(--_own-width) * 4 / 3);
    }
    :host([chat-open]) .own.corner {
      inset-block-start: 12px;
    }
  }
  /* Sidebars: a small disc. */
  @container (inline-size < 360px) {
    .own.corner {
      --_own-height: var(--_own-width);
      border-radius: 999px;
    }
  }
  /* Landscape phones: the words beside the ring. */
  @container (block-size < 480px) and (inline-size >= 480px) {
    :host {
      --_ring: clamp(96px, 40cqb, 180px);
      --_controls: 80px;
    }
    :host([chat-open]) {
      --_controls: 136px;
    }
    .own.ring,
    .own.away {
      inset-block-start: calc(42% - var(--_ring) / 2);
      inset-inline-start: calc(34% - var(--_ring));
    }
    .tap {
      inset-block-start: 69%;
    }
    .words.below {
      inset-block: 0 84px;
      inset-inline: calc(34% + 32px) 16px;
      display: grid;
      align-content: center;
      text-align: start;
    }
    .own.corner {
      --_own-width: clamp(88px, 16cqi, 144px);
    }
  }

  /* Low and narrow: ring and words share what the two rows of controls leave. */
  @container (block-size < 480px) and (inline-size < 480px) {
    :host {
      --_ring: clamp(72px, 24cqb, 112px);
    }
    .own.ring,
    .own.away {
      inset-block-start: calc((100% - 210px - var(--_ring)) / 2);
    }
    .words.below {
      inset-block-start: calc((100% - 210px + var(--_ring)) / 2 + 12px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .own.ring[data-waiting],
    .own.ring[data-waiting]::after,
    canvas.shown {
      animation: none;
    }
    .own.ring[data-waiting]::after {
      opacity: 0.5;
      transform: scale(1.1);
    }
  }
`
