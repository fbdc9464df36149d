import { html, nothing, type TemplateResult } from 'lit'
import type { TalkStrings } from '../../i18n/talk-strings.ts'
import { failureOf, type ChatLine } from '../../state/chat-entry.ts'
import { isFewEmoji } from '../../state/emoji.ts'
import { piecesOf, type Piece } from '../../state/links.ts'

/** A message; `stop` is the tabindex of its links. */
export function textBubble(line: ChatLine, words: TalkStrings, stop: number): TemplateResult {
  const failed = failureOf(line)
  const text = piecesOf(line.text).map((piece) => (piece.href === undefined ? piece.text : link(piece, stop)))
  return html`<div class="bubble ${isFewEmoji(line.text) ? 'big' : ''}" part="message">
    <bdi class="text" dir="auto" lang="">${text}</bdi>
    ${failed ? html`<span class="failed">${words[failed === 'refused' ? 'notAllowed' : 'notSent']}</span>` : nothing}
  </div>`
}

function link({ text, href, host }: Piece, stop: number): TemplateResult {
  const to = host === undefined ? nothing : html` <span class="host">(${host})</span>`
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="ltr" tabindex=${stop}
      >${text}</a
    >${to}`
}
