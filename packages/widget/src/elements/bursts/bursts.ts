import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { nameOf } from '../../state/partner-name.ts'
import type { View } from '../../state/view.ts'
import { controls } from '../../theme/controls.styles.ts'
import { TalkPart } from '../talk-part.ts'

type Burst = View['burst']

/** As many are to be seen at once, however many somebody sends. */
const most = 8

/** Emoji to the moment rise over the stage: the partner's from one side, one's own from the other. */
export class MismatchBursts extends TalkPart {
  static override styles = [
    controls,
    css`
      :host {
        position: absolute;
        inset: 0 0 var(--_bar);
        overflow: clip;
        pointer-events: none;
      }
      .burst {
        position: absolute;
        inset-block-end: 72px;
        inset-inline-start: 16%;
        font-size: 44px;
        line-height: 1.2;
        animation: rise 2.4s ease-out both;
      }
      .me {
        inset-inline: auto 16%;
      }
      @keyframes rise {
        0% {
          opacity: 0;
          transform: scale(0.5);
        }
        15% {
          opacity: 1;
          transform: scale(1.1);
        }
        70% {
          opacity: 1;
        }
        100% {
          opacity: 0;
          transform: translateY(-38cqb);
        }
      }
      @keyframes show {
        0%,
        80% {
          opacity: 1;
        }
        100% {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .burst {
          animation-name: show;
        }
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    bursts: { state: true },
  }
  private bursts: readonly Burst[] = []

  override willUpdate(changed: PropertyValues<this>): void {
    const { burst } = this.view
    if (burst.count === 0) this.bursts = []
    else if (changed.has('view') && burst !== changed.get('view')?.burst)
      this.bursts = [...this.bursts, burst].slice(-most)
  }

  override render(): TemplateResult {
    const last = this.bursts.at(-1)
    const name = nameOf(this.view.partner?.name ?? '', this.strings)
    return html`${repeat(
        this.bursts,
        ({ count }) => count,
        (burst) =>
          html`<span class="burst ${burst.from}" aria-hidden="true" @animationend=${() => this.#over(burst)}
            >${burst.emoji}</span
          >`,
      )}
      <div class="unseen" role="status">${last?.from === 'peer' ? this.words.reacted(name, last.emoji) : nothing}</div>`
  }

  #over(burst: Burst): void {
    this.bursts = this.bursts.filter((each) => each !== burst)
  }
}
