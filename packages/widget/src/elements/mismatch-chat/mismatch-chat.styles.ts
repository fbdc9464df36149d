import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    /* A size of its own, so that the parts can follow it; a page sets height and width as for any element. */
    block-size: min(640px, 100svh);
    min-block-size: min(320px, 100svh);
    min-inline-size: 0;
    max-inline-size: 100%;
    box-sizing: border-box;
    /* Other than none where the page draws to the edges of the screen (viewport-fit=cover); a page sets it as for any element. */
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    container-type: size;
    /* What is measured by its contents (in flex, grid, inline-block or fixed) would have none, for the container's sake. */
    contain-intrinsic-size: min(800px, 100vw) min(640px, 100svh);
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    --_bar: 76px;
    --_seam: var(--_radius-stage);
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) var(--_beside, 0);
    block-size: 100%;
    /* Here and not on the host, where a page's rule for everything would win. */
    font-size: 16px;
    line-height: 1.45;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    transition: grid-template-columns var(--_change);
  }
  :host(:fullscreen) .frame {
    --_radius-stage: 0px;
  }
  ::slotted([slot='rules']) {
    margin-block: 0;
  }
  ::slotted(:is(ul, ol)[slot='rules']) {
    padding-inline-start: 20px;
  }
  /* Stage and chat have corners each: with what moves on one clip of both, browsers draw all of it anew for each frame of a video. */
  .stage {
    position: relative;
    overflow: clip;
    border-radius: var(--_radius-stage);
    border-start-end-radius: var(--_seam);
    border-end-end-radius: var(--_seam);
    /* What goes along is a swipe of ours. */
    touch-action: pan-y;
    background: var(--_stage);
    min-inline-size: 0;
  }
  mismatch-stage {
    position: absolute;
    inset: 0;
    transform: translateX(var(--_swipe, 0));
  }
  .stage[data-glides] mismatch-stage {
    transition: transform var(--_entrance);
  }
  /* The page's rules are in it: they would be to be seen until it comes. */
  mismatch-consent:not(:defined),
  mismatch-menu:not(:defined) {
    display: none;
  }
  mismatch-controls {
    position: absolute;
    inset: auto 0 0;
  }
  .words-only mismatch-controls {
    inset: 0;
  }
  .quiet mismatch-controls {
    opacity: 0;
    /* The touch that brings them back must not press what is not to be seen. */
    pointer-events: none;
  }
  .frame.quiet {
    cursor: none;
  }
  .doorway {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: safe center;
    padding: 16px;
    /* While something still runs, Cancel and Next stay in reach below the door. */
    padding-block-end: var(--_bar);
    overflow-y: auto;
    background: oklch(14% 0.01 40 / 0.4);
  }

  mismatch-chat-panel {
    visibility: hidden;
    min-inline-size: 0;
    overflow: clip;
    border-start-end-radius: var(--_radius-stage);
    border-end-end-radius: var(--_radius-stage);
  }
  mismatch-chat-panel:not(:defined) {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 16px;
    background: var(--_surface);
    color: var(--_ink);
    text-align: center;
    text-wrap: balance;
  }
  .chat-open mismatch-chat-panel,
  .words-only mismatch-chat-panel {
    visibility: visible;
  }

  /* Phones: a sheet over the lower half, above the primary button. */
  @container (inline-size < 600px) {
    mismatch-chat-panel {
      position: absolute;
      inset: auto 0 var(--_bar);
      block-size: min(60%, 100% - var(--_bar) - 96px);
      border-radius: var(--_radius-panel) var(--_radius-panel) 0 0;
      transform: translateY(24px);
      opacity: 0;
      transition:
        transform var(--_change),
        opacity var(--_change),
        visibility var(--_change);
    }
    .chat-open mismatch-chat-panel {
      transform: none;
      opacity: 1;
    }
  }
  /* Between: beside the stage while it is open. */
  @container (inline-size >= 600px) {
    .chat-open:not(.words-only) {
      --_seam: 0px;
      grid-template-columns: minmax(0, 1fr) clamp(260px, 36cqi, 340px);
    }
  }
  /* Wide: always beside the stage. The dock controller has the same number. */
  @container (inline-size >= 900px) {
    .frame {
      --_beside: clamp(300px, 28cqi, 380px);
      --_seam: 0px;
    }
    mismatch-chat-panel {
      visibility: visible;
    }
  }
  /* Without pictures the chat is the stage. */
  .frame.words-only {
    --_beside: 0px;
    --_seam: var(--_radius-stage);
  }
  .words-only mismatch-chat-panel {
    position: absolute;
    inset: 80px 0 var(--_bar);
    block-size: auto;
    border-radius: 0;
    opacity: 1;
    transform: none;
  }

  @container (block-size < 480px) and (inline-size >= 480px) {
    .frame {
      --_bar: 72px;
    }
  }
`
