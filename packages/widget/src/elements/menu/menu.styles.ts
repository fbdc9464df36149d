import { css } from 'lit'

export const styles = css`
  :host {
    --_focus: var(--_ink);
  }
  /* The bar stays in reach. */
  .outside {
    position: absolute;
    inset: 0 0 calc(var(--_bar) + 56px);
  }
  .menu {
    position: absolute;
    inset-block-end: calc(var(--_bar) + 60px);
    inset-inline-end: 12px;
    box-sizing: border-box;
    inline-size: min(320px, 100% - 24px);
    max-block-size: calc(100% - var(--_bar) - 76px);
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 12px 32px oklch(0% 0 0 / 0.32);
    overflow-y: auto;
    overscroll-behavior: contain;
    animation: rise var(--_change);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  .reactions {
    display: flex;
    justify-content: space-between;
    padding-block-end: 8px;
    margin-block-end: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .reaction {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 0;
    border-radius: var(--_radius);
    font-size: 22px;
  }
  .item {
    justify-content: start;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border-radius: var(--_radius);
    font-size: 14px;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  .reaction:hover,
  .item:hover {
    background: var(--_field);
  }
  .item:focus-visible,
  .reaction:focus-visible {
    outline-offset: -2px;
  }
  .item .icon {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_ink-soft);
  }
  .item span:not(.switch) {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .block,
  .block .icon {
    color: color-mix(in oklch, var(--_danger) 78%, var(--_ink));
  }
  .switch {
    position: relative;
    flex: none;
    inline-size: 36px;
    block-size: 20px;
    border: 1.5px solid var(--_field-line);
    border-radius: 999px;
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    inline-size: 11px;
    border-radius: 999px;
    background: var(--_field-line);
    transition: translate var(--_change);
  }
  [aria-checked='true'] .switch {
    border-color: transparent;
    background: var(--_accent);
  }
  [aria-checked='true'] .switch::after {
    inset-inline: auto 3px;
    background: var(--_on-accent);
  }
  .note {
    padding: 8px 12px;
    color: var(--_ink-soft);
    font-size: 12px;
  }
  .keys {
    display: none;
    grid-template-columns: 1fr 1fr;
    gap: 6px 12px;
    margin: 8px 0 0;
    padding: 12px 12px 4px;
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-soft);
    font-size: 12px;
  }
  .keys div {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .keys dd {
    margin: 0;
  }
  kbd {
    display: inline-block;
    min-inline-size: 16px;
    padding: 1px 4px;
    border: 1px solid var(--_field-line);
    border-radius: 4px;
    font: inherit;
    text-align: center;
  }
  /* Where there is a keyboard, as far as one can tell. */
  @media (hover: hover) {
    .keys {
      display: grid;
    }
  }
  @container (inline-size >= 600px) {
    .menu {
      inset-inline: 0;
      margin-inline: auto;
    }
  }
  @container (block-size < 480px) {
    .outside {
      inset-block-end: var(--_bar);
    }
    .menu {
      inset-block-end: calc(var(--_bar) + 4px);
      max-block-size: calc(100% - var(--_bar) - 16px);
    }
  }
  @media (forced-colors: active) {
    [aria-checked='true'] .switch::after {
      background: Highlight;
    }
    [aria-checked='true'] .switch {
      border-color: Highlight;
    }
  }
`
