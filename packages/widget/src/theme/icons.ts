import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit'

/** One set: 24 px grid, strokes of 1.75 px, round ends. `off` adds the slash, so that a toggle differs by its shape. */
const shapes = {
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  camera: svg`<rect x="2.5" y="6.5" width="13" height="11" rx="2.5"/><path d="m15.5 11 6-3.5v9l-6-3.5"/>`,
  chat: svg`<path d="M20.5 11.5a7.5 7.5 0 0 1-7.5 7.5H4l1.6-3.4a7.5 7.5 0 1 1 14.9-4.1Z"/><path d="M9.5 10.5h6M9.5 13.5h3.5"/>`,
  flag: svg`<path d="M5.5 21V4M5.5 4.5c4-2 8 2 13 0v9c-5 2-9-2-13 0"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4 20.5a8 8 0 0 1 16 0"/>`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z"/><path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11"/>`,
  more: svg`<circle cx="5.5" cy="12" r=".6"/><circle cx="12" cy="12" r=".6"/><circle cx="18.5" cy="12" r=".6"/>`,
} as const satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof shapes

/** An icon of the set, or one that a part brings along; hidden from screen readers: its button carries the label. */
export function icon(shape: IconName | SVGTemplateResult, off = false): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${typeof shape === 'string' ? shapes[shape] : shape}${off ? svg`<path d="m3.5 3.5 17 17"/>` : ''}
  </svg>`
}
