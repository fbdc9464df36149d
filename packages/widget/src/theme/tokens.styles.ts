import { css } from 'lit'

/**
 * The few colours that a site may set, and everything derived from them. Public: `--mismatch-accent`, `--mismatch-surface`,
 * `--mismatch-ink`, `--mismatch-danger`, `--mismatch-ok`, `--mismatch-radius`. Names that begin with `--_` are the element's own.
 */
export const tokens = css`
  :host {
    --_accent: var(--mismatch-accent, oklch(70% 0.16 30));
    --_surface: var(--mismatch-surface, oklch(99% 0.004 60));
    --_ink: var(--mismatch-ink, oklch(24% 0.015 40));
    --_danger: var(--mismatch-danger, oklch(58% 0.2 25));
    --_ok: var(--mismatch-ok, oklch(62% 0.14 155));
    --_on-accent: oklch(18% 0.02 40);
    --_on-danger: oklch(99% 0 0);

    --_ink-soft: color-mix(in oklch, var(--_ink) 72%, var(--_surface));
    --_line: color-mix(in oklch, var(--_ink) 14%, var(--_surface));
    --_field: color-mix(in oklch, var(--_ink) 6%, var(--_surface));
    --_field-line: color-mix(in oklch, var(--_ink) 52%, var(--_surface));
    --_own-bubble: color-mix(in oklch, var(--_accent) 24%, var(--_surface));

    /* The stage is dark in both themes, with a breath of the accent. */
    --_stage: color-mix(in oklch, var(--_accent) 7%, oklch(19% 0.01 40));
    --_stage-raised: color-mix(in oklch, var(--_accent) 12%, oklch(30% 0.012 40));
    --_stage-ink: oklch(97% 0.006 60);
    --_stage-ink-soft: oklch(84% 0.012 60);
    --_scrim: oklch(14% 0.01 40 / 0.74);

    --_radius: var(--mismatch-radius, 8px);
    --_radius-panel: calc(var(--_radius) * 1.5);
    --_radius-stage: calc(var(--_radius) * 2.5);
    --_hit: 36px;
    --_feedback: 120ms ease-out;
    --_change: 200ms ease-out;
    --_entrance: 320ms ease-out;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_surface: var(--mismatch-surface, light-dark(oklch(99% 0.004 60), oklch(23% 0.012 40)));
      --_ink: var(--mismatch-ink, light-dark(oklch(24% 0.015 40), oklch(95% 0.008 60)));
    }
  }
  /* Whatever the accent, the word on it is black or white, whichever can be read. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_on-accent: oklch(from var(--_accent) clamp(0.16, (0.6 - l) * 1000, 0.99) 0.01 h);
      --_on-danger: oklch(from var(--_danger) clamp(0.16, (0.6 - l) * 1000, 0.99) 0.01 h);
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_ink-soft: var(--_ink);
      --_line: color-mix(in oklch, var(--_ink) 55%, var(--_surface));
      --_field-line: var(--_ink);
      --_stage-ink-soft: var(--_stage-ink);
      --_scrim: oklch(12% 0.01 40 / 0.92);
    }
  }
  @media (pointer: coarse) {
    :host {
      --_hit: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_feedback: 0ms;
      --_change: 0ms;
      --_entrance: 0ms;
    }
  }
`
