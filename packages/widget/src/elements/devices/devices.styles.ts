import { css } from 'lit'

export const styles = css`
  .look {
    display: grid;
    gap: 12px;
    margin-block: 12px;
  }
  .picture {
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
    background: var(--_stage);
    color: var(--_stage-ink-soft);
    overflow: hidden;
  }
  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }
  .meter {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .meter .icon {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_ink-soft);
  }
  .bar {
    flex: 1;
    block-size: 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_field);
    overflow: hidden;
  }
  .level {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_ok);
    transform: scaleX(var(--_level, 0));
    transform-origin: 0 50%;
  }
  .level:dir(rtl) {
    transform-origin: 100% 50%;
  }
  .on {
    inline-size: 100%;
    min-block-size: 48px;
    margin-block-end: 12px;
  }
  label {
    display: block;
    margin-block: 12px 4px;
    font-size: 14px;
    font-weight: 600;
  }
  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
    font: inherit;
    font-size: 16px;
    text-overflow: ellipsis;
  }
  option {
    background: var(--_surface);
    color: var(--_ink);
  }
  .fault {
    margin-block-start: 12px;
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: 14px;
  }
  @media (forced-colors: active) {
    .level {
      background: Highlight;
    }
  }
`
