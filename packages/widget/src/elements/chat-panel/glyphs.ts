import { html, type TemplateResult } from 'lit'
import type { Place } from '../../state/chat-layout.ts'

/** Shapes of the chat alone, in the manner of the icons. */
const shapes = {
  clip: 'm19.5 11.2-7.9 7.9a5 5 0 0 1-7.1-7.1l8.4-8.4a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  smile: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17ZM8.2 14.2a4.4 4.4 0 0 0 7.6 0M9 9.5v.6M15 9.5v.6',
} as const

export function glyph(name: keyof typeof shapes): TemplateResult {
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
    <path d=${shapes[name]} />
  </svg>`
}

/** One tick: it went; two: it came; two on a filled ground: it was read. */
export function ticks(receipt: NonNullable<Place['receipt']>): TemplateResult {
  const second = receipt === 'sent' ? '' : 'M13 12.5l1 1 6-7'
  return html`<svg
    viewBox="0 0 24 20"
    fill="none"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path class="ground" d="M9 1.5h6.5a8.5 8.5 0 0 1 0 17H9a8.5 8.5 0 0 1 0-17Z" />
    <path d=${`m4.5 10 3.5 3.5 6-7${second}`} />
  </svg>`
}
