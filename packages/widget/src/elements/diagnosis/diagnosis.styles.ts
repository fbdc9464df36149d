import { css } from 'lit'

export const styles = css`
  ul {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 24px 1fr auto;
    align-items: center;
    column-gap: 12px;
  }
  .icon {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
  }
  .works .icon {
    color: var(--_ok);
  }
  .fails .icon {
    color: var(--_danger);
    stroke-width: 2.5;
  }
  .fails {
    font-weight: 600;
  }
  .result {
    font-size: 14px;
  }
  .works .result,
  .untried,
  .pending {
    color: var(--_ink-soft);
  }
  li p {
    grid-column: 2 / -1;
    color: var(--_ink-soft);
    font-size: 14px;
    font-weight: 400;
  }
  .dot {
    inline-size: 8px;
    block-size: 8px;
    margin: 8px;
    border-radius: 999px;
    background: currentColor;
    animation: wait 1.2s ease-in-out infinite;
  }
  @keyframes wait {
    50% {
      opacity: 0.25;
    }
  }
  textarea {
    margin-block-start: 16px;
  }
  .answers button {
    flex: 1 0 auto;
  }
  @media (max-height: 480px) and (min-width: 560px) {
    dialog {
      inline-size: 640px;
      padding: 16px 24px;
    }
    ul {
      grid-template-columns: 1fr 1fr;
      align-items: start;
      gap: 8px 24px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dot {
      animation: none;
    }
  }
`
