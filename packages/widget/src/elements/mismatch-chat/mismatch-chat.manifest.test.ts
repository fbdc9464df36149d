import { scenes } from '../../../gallery/scenes.ts'
import { expect } from '../../../test/expect.ts'
import { mountChat, settled } from '../../../test/mount.ts'
import { MismatchRequestEvent } from '../../events/request-event.ts'
import { sentOn } from '../../events/sent-on.ts'
import { MismatchChat } from './mismatch-chat.ts'

interface Named {
  readonly name: string
}
interface Declaration {
  readonly attributes: readonly Named[]
  readonly members: readonly (Named & { kind: string; static?: boolean; readonly?: boolean })[]
  readonly slots: readonly Named[]
  readonly cssParts: readonly Named[]
  readonly cssProperties: readonly Named[]
  readonly events: readonly Named[]
}
const names = (rows: readonly Named[]) => rows.map(({ name }) => name).sort()
const sorted = (all: Iterable<string>) => [...new Set(all)].sort()

async function manifest(): Promise<Declaration> {
  const response = await fetch('/packages/widget/dist/custom-elements.json')
  return ((await response.json()) as { modules: [{ declarations: [Declaration] }] }).modules[0].declarations[0]
}

/** What `exportparts` and `part` say, and which of the parts inside are there to be exported. */
function partsOf(root: ShadowRoot): { said: string[]; there: string[] } {
  const there = [...root.querySelectorAll('[part]')].flatMap((element) => [...element.part])
  const said = [...there]
  for (const inner of root.querySelectorAll('[exportparts]')) {
    said.push(...inner.getAttribute('exportparts')!.split(/,\s*/))
    const marked = [...(inner.shadowRoot?.querySelectorAll('[part]') ?? [])]
    there.push(...marked.flatMap((element) => [...element.part]))
  }
  return { said, there }
}

describe('custom-elements manifest', () => {
  it('[widget] names every attribute, property and method, and no other', async () => {
    const { attributes, members } = await manifest()
    expect(names(attributes)).to.deep.equal(sorted([...MismatchChat.observedAttributes, 'lang']))
    const fields = members.filter((member) => member.kind === 'field' && !member.static)
    const reactive = [...MismatchChat.elementProperties.keys()].map(String)
    expect(names(fields)).to.deep.equal(sorted([...reactive, 'client']))
    for (const { name } of members.filter(({ kind }) => kind === 'method')) {
      expect(typeof (MismatchChat.prototype as unknown as Record<string, unknown>)[name]).to.equal('function')
    }
  })

  it('[widget] names every event that is sent on, and no other', async () => {
    expect(names((await manifest()).events)).to.deep.equal(
      sorted([...Object.values(sentOn).map(({ type }) => type), MismatchRequestEvent.type]),
    )
  })

  it('[widget] names every slot and part, and each part can be reached from a page', async () => {
    const { slots, cssParts } = await manifest()
    const there: string[] = []
    const filled: string[] = []
    const all = [
      'idle',
      'preview',
      'asking',
      'waiting',
      'negotiating',
      'ended',
      'call-text',
      'call',
      'call-unread',
      'call-menu',
    ]
    for (const scene of [...all, 'idle-known', 'door-busy', 'report']) {
      const { chat, client } = await mountChat()
      await scenes[scene]!({ element: chat, client })
      await settled(chat)
      const root = chat.shadowRoot!
      const icons = root.querySelector('mismatch-controls')!.shadowRoot!.querySelectorAll('slot')
      filled.push(...[...root.querySelectorAll('slot'), ...icons].map((slot) => slot.name))
      const parts = partsOf(root)
      expect(sorted(parts.said)).to.deep.equal(names(cssParts))
      there.push(...parts.there)
    }
    expect(sorted(there)).to.deep.equal(names(cssParts))
    expect(sorted(filled)).to.deep.equal(names(slots))
  })

  it('[look] names every custom property, and each changes what is drawn', async () => {
    const { cssProperties } = await manifest()
    const styles = (MismatchChat.styles as CSSResultLike[]).map(({ cssText }) => cssText).join()
    expect(sorted(styles.match(/--mismatch-[a-z]+/g) ?? [])).to.deep.equal(names(cssProperties))

    const { chat, client } = await mountChat()
    await scenes['report']!({ element: chat, client })
    await settled(chat)
    const inside = (part: string, selector: string) =>
      getComputedStyle(chat.shadowRoot!.querySelector(part)!.shadowRoot!.querySelector(selector)!)
    const drawn: Record<string, () => string> = {
      '--mismatch-accent': () => inside('mismatch-controls', '.primary').backgroundColor,
      '--mismatch-surface': () => inside('mismatch-report-dialog', 'dialog').backgroundColor,
      '--mismatch-ink': () => inside('mismatch-report-dialog', 'dialog').color,
      '--mismatch-danger': () => inside('mismatch-report-dialog', '.danger').borderTopColor,
      '--mismatch-ok': () => inside('mismatch-status', '.well').backgroundColor,
      '--mismatch-radius': () => inside('mismatch-report-dialog', 'textarea').borderRadius,
    }
    expect(sorted(Object.keys(drawn))).to.deep.equal(names(cssProperties))
    // Colours fade over; here they are there at once.
    for (const button of ['mismatch-controls', 'mismatch-report-dialog']) {
      chat.shadowRoot!.querySelector<HTMLElement>(button)!.style.setProperty('--_feedback', '0ms')
    }
    for (const [name, read] of Object.entries(drawn)) {
      const value = name.endsWith('radius') ? '3px' : 'rgb(1, 2, 3)'
      chat.style.setProperty(name, value)
      expect(read(), name).to.equal(value)
    }
  })
})

interface CSSResultLike {
  readonly cssText: string
}
