import { html, nothing, type TemplateResult } from 'lit'
import type { TalkStrings } from '../../i18n/talk-strings.ts'
import { reactions } from '../../state/emoji.ts'
import { glyph } from './glyphs.ts'

/** What opens the choice of a reaction, and the choice while it is open. */
export function reactionButton(words: TalkStrings, isOpen: boolean, toggle: () => void): TemplateResult {
  return html`<button
    type="button"
    title=${words.react}
    aria-label=${words.react}
    aria-expanded=${String(isOpen)}
    @click=${toggle}
  >
    ${glyph('smile')}
  </button>`
}

export function reactionChoice(words: TalkStrings, choose: (emoji: string) => void): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${words.react} aria-live="off">
    ${reactions.map((emoji) => html`<button type="button" @click=${() => choose(emoji)}>${emoji}</button>`)}
  </div>`
}

/** How the two have reacted to a message. */
export function reactionChips(
  { peer, me }: { readonly peer?: string | undefined; readonly me?: string | undefined },
  partner: string,
  words: TalkStrings,
): TemplateResult | typeof nothing {
  if (peer === undefined && me === undefined) return nothing
  const chip = (emoji: string | undefined, who: string, live: string) =>
    emoji === undefined ? nothing : (
      html`<span aria-live=${live}
        ><span aria-hidden="true">${emoji}</span><span class="unseen">${words.reacted(who, emoji)}</span></span
      >`
    )
  return html`<div class="reactions">${chip(peer, partner, 'polite')}${chip(me, words.you, 'off')}</div>`
}
