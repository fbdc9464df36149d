import { css } from 'lit'

export const styles = css`
  .reason {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_hit);
    cursor: pointer;
  }
  input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    flex: none;
    accent-color: var(--_ink);
  }
  .comment {
    display: grid;
    gap: 4px;
    margin-block-start: 12px;
    font-size: 14px;
  }
  /* Its room stays, so that nothing jumps. */
  .hint {
    min-block-size: 20px;
    margin-block: 12px -8px;
    color: var(--_ink-soft);
    font-size: 14px;
    line-height: 20px;
    text-align: end;
  }
  .danger:disabled {
    border-color: var(--_danger);
    background: var(--_field);
    color: var(--_ink-soft);
    opacity: 1;
  }
  .failed {
    margin-block-start: 12px;
    font-weight: 600;
  }
  @media (max-height: 480px) and (min-width: 560px) {
    dialog {
      inline-size: 560px;
      padding: 16px 24px;
    }
    .reasons {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
  }
`
