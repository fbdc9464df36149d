import { fixture, html } from '@open-wc/testing'
import '../src/define.ts'
import type { MismatchRequestEvent } from '../src/events/request-event.ts'
import type { parts as dialogs } from '../src/elements/dialogs.ts'
import { loadParts } from '../src/elements/mismatch-chat/load-parts.ts'
import type { parts as talk } from '../src/elements/talk.ts'
import type { parts as tools } from '../src/elements/tools.ts'
import type { MismatchChat, parts } from '../src/index.ts'
import type { Request } from '../src/state/requests.ts'
import type { View } from '../src/state/view.ts'
import { FakeClient } from './fake-client.ts'

// Most tests are about what they do, not about when they come.
await Promise.all([loadParts('dialogs'), loadParts('talk'), loadParts('tools')])

type Parts = typeof parts & typeof dialogs & typeof talk & typeof tools
type PartName = keyof Parts
type PartOf<Name extends PartName> = InstanceType<Parts[Name]>

/** A part by itself, with the requests that it sends up. `refuse` answers them with no. */
export async function mountPart<Name extends PartName>(
  name: Name,
  view: View,
  { refuse = false } = {},
): Promise<{ part: PartOf<Name>; requests: Request[] }> {
  const part = document.createElement(name) as PartOf<Name>
  part.view = view
  const requests: Request[] = []
  part.addEventListener('mismatch-request', (event: MismatchRequestEvent) => {
    requests.push(event.request)
    if (refuse) event.preventDefault()
  })
  await fixture(html`<div style="block-size: 500px; container-type: size">${part}</div>`)
  await part.updateComplete
  return { part, requests }
}

/** The whole element with a fake client. */
export async function mountChat(
  attributes: Record<string, string> = {},
): Promise<{ chat: MismatchChat; client: FakeClient; clients: FakeClient[] }> {
  const clients: FakeClient[] = []
  const chat = document.createElement('mismatch-chat')
  chat.createClient = () => {
    const client = new FakeClient()
    clients.push(client)
    return client.asClient
  }
  for (const [name, value] of Object.entries({ server: 'wss://match.example', ...attributes })) {
    chat.setAttribute(name, value)
  }
  await fixture(html`<div style="inline-size: 700px; block-size: 600px">${chat}</div>`)
  await settled(chat)
  return { chat, client: clients[0]!, clients }
}

/** Until the shell and its parts have drawn. */
export async function settled(chat: MismatchChat): Promise<void> {
  await chat.updateComplete
  for (const part of chat.shadowRoot?.querySelectorAll('*') ?? []) {
    if ('updateComplete' in part) await part.updateComplete
  }
}

/** What a reader sees in it, its shadow roots included, in one line. */
export function shownIn(root: Element): string {
  arrive(root)
  const shown = (node: Node): string => {
    // What has no box of its own is as visible as its children.
    const boxless = node instanceof Element && getComputedStyle(node).display === 'contents'
    if (node instanceof Element && !boxless && !node.checkVisibility({ visibilityProperty: true })) return ''
    if (node instanceof Element && node.matches('style, .unseen')) return ''
    if (node instanceof Text) return node.data
    const inner = node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node
    const nodes = node instanceof HTMLSlotElement ? node.assignedNodes() : inner.childNodes
    return [...nodes].map(shown).join(' ')
  }
  return shown(root).replace(/\s+/g, ' ').trim()
}

/** The visible button of this accessible name, through shadow roots; fails when there is none. */
export function buttonIn(root: Element, name: string): HTMLButtonElement {
  const found = findButtons(root).find((button) => nameOf(button) === name)
  if (found === undefined) throw new Error(`no button "${name}" but ${findButtons(root).map(nameOf).join(', ')}`)
  return found
}

/** The accessible names of all visible buttons. */
export function buttonsIn(root: Element): string[] {
  return findButtons(root).map(nameOf)
}

/** Where the focus is, through the shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

function findButtons(root: Element): HTMLButtonElement[] {
  arrive(root)
  const inner: ParentNode = root.shadowRoot ?? root
  return [...inner.querySelectorAll('*')].flatMap((element) => {
    if (element.shadowRoot !== null) return findButtons(element)
    return element instanceof HTMLButtonElement && element.checkVisibility({ visibilityProperty: true }) ?
        [element]
      : []
  })
}

function nameOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? button.textContent.replace(/\s+/g, ' ').trim()
}

/** What is not to be seen in its first picture is so in the next. */
function arrive(root: Element): void {
  // A document knows those of its shadow roots not.
  for (const animation of root.shadowRoot?.getAnimations() ?? []) {
    if (animation instanceof CSSAnimation && animation.animationName.startsWith('come-')) animation.finish()
  }
  for (const inner of (root.shadowRoot ?? root).querySelectorAll('*')) if (inner.shadowRoot !== null) arrive(inner)
}
