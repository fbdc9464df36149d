import { html, type PropertyValues, type TemplateResult } from 'lit'
import { inCommon } from '../../state/in-common.ts'
import { nameOf } from '../../state/partner-name.ts'
import { newsFor } from '../../state/news.ts'
import { chime, type Chime } from '../../theme/chime.ts'
import { controls } from '../../theme/controls.styles.ts'
import { TalkPart } from '../talk-part.ts'

/** What is heard, and what the browser says while the page is hidden. There is nothing of it to be seen. */
export class MismatchSenses extends TalkPart {
  static override styles = [controls]
  #context: AudioContext | null = null
  #notice: Notification | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#onVisible)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#onVisible)
    this.#onVisible()
    void this.#context?.close()
    this.#context = null
  }

  /** A live region from before there is a partner: browsers announce changes, not arrivals. */
  override render(): TemplateResult {
    const { partner, state } = this.view
    const shared = state === 'connected' ? inCommon(partner, this.words, this.strings) : ''
    return html`<div class="unseen" role="status" aria-live="polite">${shared}</div>`
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view')
    if (before === undefined) return
    const { view } = this
    const news = newsFor(before, view, document.hidden)
    if (news === null) return
    if (view.abilities.sounds && view.habits.sounds) this.#play(news)
    if (news === 'found' && view.habits.notify && document.hidden) this.#notify()
  }

  #play(sound: Chime): void {
    this.#context ??= new AudioContext()
    void this.#context.resume()
    void chime(this.#context, sound)
  }

  #notify(): void {
    const { strings, view } = this
    const { words } = this
    const who = nameOf(view.partner?.name ?? '', strings)
    try {
      this.#notice = new Notification(words.found, {
        body: words.foundWho(who),
        lang: strings.locale,
        dir: strings.dir,
        tag: 'mismatch-chat',
      })
      this.#notice.addEventListener('click', () => window.focus())
    } catch {
      // Phones let only service workers notify.
    }
  }

  #onVisible = (): void => {
    if (document.hidden) return
    this.#notice?.close()
    this.#notice = null
  }
}
