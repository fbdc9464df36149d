import { svg, html, type TemplateResult } from 'lit'

/** Four bars, of which so many are full; none: struck out. Hidden from screen readers: its button carries the label. */
export function bars(full: number): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    ${[6, 10, 14, 18].map(
      (height, at) =>
        svg`<rect x=${3 + at * 5} y=${21 - height} width="3.5" height=${height} rx="1" opacity=${at < full ? 1 : 0.32}/>`,
    )}${full === 0 ? svg`<path d="m3.5 3.5 17 17" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/>` : ''}
  </svg>`
}
