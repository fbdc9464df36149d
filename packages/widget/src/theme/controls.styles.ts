import { css } from 'lit'

/** Buttons and what every part shares. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  p {
    margin: 0;
  }
  .icon {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    flex: none;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-inline-size: var(--_hit);
    min-block-size: var(--_hit);
    margin: 0;
    padding: 0 16px;
    border: 1px solid transparent;
    border-radius: 999px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    line-height: 1.2;
    white-space: nowrap;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
    transition:
      background-color var(--_feedback),
      border-color var(--_feedback),
      opacity var(--_feedback),
      transform var(--_feedback);
  }
  button:active {
    transform: scale(0.97);
  }
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
    transform: none;
  }
  :focus-visible {
    outline: 2px solid var(--_focus, currentColor);
    outline-offset: 2px;
  }

  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover:enabled:not([aria-disabled='true']) {
    background: color-mix(in oklch, var(--_accent) 88%, var(--_on-accent));
  }
  button.quiet {
    border-color: var(--_field-line);
  }
  button.quiet:hover:enabled {
    background: var(--_field);
  }
  button.danger {
    background: var(--_danger);
    color: var(--_on-danger);
  }
  button.round {
    padding: 0;
    inline-size: max(44px, var(--_hit));
    block-size: max(44px, var(--_hit));
  }

  @media (prefers-reduced-motion: reduce) {
    button:active {
      transform: none;
    }
  }
`
