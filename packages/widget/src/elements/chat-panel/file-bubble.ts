import { html, nothing, type TemplateResult } from 'lit'
import type { TalkStrings } from '../../i18n/talk-strings.ts'
import { keyOf, type FileEntry } from '../../state/chat-entry.ts'
import type { RequestOf } from '../../state/requests.ts'

/** What a file is drawn with. */
export interface FileDesk {
  readonly words: TalkStrings
  readonly locale: string
  /** The tabindex of what can be pressed in it. */
  readonly stop: number
  readonly urlOf: (blob: Blob) => string
  /** Nothing but its colours; null when it is no picture, undefined until it is known. */
  readonly blurOf: (picture: Blob) => Blob | null | undefined
  readonly isShown: (picture: Blob) => boolean
  readonly show: (picture: Blob) => void
  readonly enlarge: (key: string) => void
  readonly answer: (id: string, answer: RequestOf<'file'>['do']) => void
}

const pictures = /^image\/(png|jpeg|gif|webp|avif)$/

/** A file: what it is, how far it is, and what can be done with it. */
export function fileBubble(file: FileEntry, desk: FileDesk): TemplateResult {
  const { id, from, name, size, state, transferred, blob } = file
  const { words, locale, stop, answer } = desk
  const underWay = state === 'transferring'
  const share = size === 0 ? 1 : transferred / size
  const button = (label: string, todo: RequestOf<'file'>['do'], look = 'quiet') =>
    html`<button type="button" class=${look} tabindex=${stop} @click=${() => answer(id, todo)}>${label}</button>`
  const answers =
    state === 'offered' && from === 'peer' ?
      [button(words.fileDecline, 'decline'), button(words.fileAccept, 'accept', 'primary')]
    : state === 'offered' || state === 'accepted' || underWay ? button(words.fileStop, 'cancel')
    : from === 'peer' && blob !== null ?
      html`<a class="save" href=${desk.urlOf(blob)} download=${name} tabindex=${stop}>${words.fileSave}</a>`
    : nothing
  return html`<div class="bubble file" part="message">
    ${blob !== null && pictures.test(blob.type) ? picture(file, blob, desk) : nothing}
    <p class="name"><bdi>${name}</bdi></p>
    <p class="facts">
      ${sizeOf(size, locale)}${underWay ? ` · ${new Intl.NumberFormat(locale, { style: 'percent' }).format(share)}` : nothing}
      <span aria-live="polite">${stateOf(file, words)}</span>
    </p>
    ${underWay ? html`<progress aria-label=${name} max="1" .value=${share}></progress>` : nothing}
    ${answers === nothing ? nothing : html`<div class="answers">${answers}</div>`}
  </div>`
}

function stateOf({ from, state, reason }: FileEntry, words: TalkStrings): string | typeof nothing {
  if (reason !== null) return words.fileReasons[reason]
  if (state === 'accepted') return words.fileAccepted
  if (state === 'declined') return words.fileDeclined
  if (from === 'peer') return nothing
  if (state === 'offered') return words.fileOffered
  return state === 'done' ? words.fileDone : nothing
}

function sizeOf(bytes: number, locale: string): string {
  const [unit, per] =
    bytes < 1e3 ? ['byte', 1]
    : bytes < 1e6 ? ['kilobyte', 1e3]
    : ['megabyte', 1e6]
  const unitDisplay = per === 1 ? 'long' : 'short'
  const maximumFractionDigits = per === 1e6 ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(bytes / per)
}

/** The partner's is not to be made out before somebody wants to see it; one's own is as one chose it. */
function picture(file: FileEntry, blob: Blob, desk: FileDesk): TemplateResult | typeof nothing {
  const { words, stop, urlOf } = desk
  if (file.from === 'me' || desk.isShown(blob)) {
    return html`<button
      type="button"
      class="picture"
      tabindex=${stop}
      aria-label=${words.pictureEnlarge}
      @click=${() => desk.enlarge(keyOf(file))}
    >
      <img src=${urlOf(blob)} alt=${file.name} draggable="false" />
    </button>`
  }
  const blur = desk.blurOf(blob)
  if (blur === null) return nothing
  return html`<button type="button" class="picture" tabindex=${stop} @click=${() => desk.show(blob)}>
    ${blur ? html`<img class="blur" src=${urlOf(blur)} alt="" draggable="false" />` : nothing}
    <span>${words.pictureShow}</span>
  </button>`
}
