import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_stage-ink);
    display: grid;
    gap: 12px;
    padding: 12px 16px 16px;
    color: var(--_stage-ink);
    transition: opacity var(--_change);
  }
  :host([blocked]) {
    visibility: hidden;
  }
  .tools,
  .actions {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
  }
  /* What is at a side has room there first; then the rest stands in the middle. */
  .tools {
    grid-template-columns: minmax(44px, 1fr) auto minmax(0, 1fr);
  }
  .actions {
    grid-template-columns: minmax(min-content, 1fr) auto minmax(0, 1fr);
    min-block-size: 48px;
  }
  .toggles {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    justify-content: center;
    min-inline-size: 0;
  }
  .round,
  .stop,
  .preview {
    position: relative;
    background: var(--_scrim);
    color: var(--_stage-ink);
  }
  .round:hover,
  .stop:hover,
  .preview:hover:not([aria-disabled='true']) {
    background: color-mix(in oklch, var(--_stage-ink) 22%, var(--_scrim));
  }
  .round[aria-expanded='true'] {
    background: var(--_stage-ink);
    color: var(--_stage);
  }
  .round.off {
    background: var(--_stage-ink);
    color: var(--_stage);
  }
  .stop {
    min-block-size: 44px;
  }
  /* The sheet lies over them. */
  @container (inline-size < 600px) {
    :host([chat-open]) .tools {
      visibility: hidden;
    }
  }
  @container (inline-size < 420px) {
    .stop {
      padding-inline: 8px;
    }
  }
  @container (inline-size < 360px) {
    .primary {
      inline-size: 40cqi;
    }
  }
  .preview {
    min-block-size: 44px;
    padding-inline: 12px;
    font-size: 14px;
  }
  .me {
    max-inline-size: 200px;
  }
  .me bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .primary {
    inline-size: clamp(128px, 42cqi, 200px);
    min-inline-size: max-content;
    min-block-size: 48px;
    outline-offset: 3px;
  }
  /* The chat is the stage: the tools stand above it, the rest below. */
  :host([words-only]) {
    inset: 0;
    grid-template-rows: auto 1fr auto;
    pointer-events: none;
  }
  /* The partner's name is where they begin. */
  :host([words-only]) .tools {
    grid-template-columns: minmax(0, 1fr) auto auto;
  }
  :host([words-only]) .toggles {
    grid-column: 2;
  }
  :host([words-only]) .tools .aside {
    grid-column: 3;
    justify-self: end;
    grid-row: 1;
  }
  :host([words-only]) .actions {
    grid-row: 3;
  }
  :host([words-only]) button {
    pointer-events: auto;
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 20px;
    padding: 0 5px;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 12px;
    line-height: 20px;
  }

  /* Landscape phones: all in one row, in which nothing moves when Stop comes and goes; unless the chat takes half of it. */
  @container (block-size < 480px) and (inline-size >= 480px) {
    :host(:not([words-only], [chat-open])) {
      display: flex;
      align-items: center;
      gap: 8px;
      padding-block: 12px;
    }
    :host(:not([words-only], [chat-open])) .tools,
    :host(:not([words-only], [chat-open])) .actions {
      display: contents;
    }
    .tools .aside {
      order: 1;
    }
    .actions .aside {
      order: 2;
    }
    .toggles {
      order: 3;
      flex: 1;
      justify-content: end;
    }
    .primary {
      order: 4;
      inline-size: 160px;
    }
  }
`
