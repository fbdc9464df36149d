import type { Page } from 'puppeteer-core'

/** The page as its accessibility tree has it, one indented `role "name"` a line, with what else is said of it. */
export async function readTree(page: Page): Promise<string> {
  const devtools = await page.createCDPSession()
  try {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree')
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const lines = (id: string, depth: number, above: string | null): string[] => {
      const node = byId.get(id)
      if (node === undefined) return []
      const role = String(node.role?.value ?? '')
      const name = String(node.name?.value ?? '').trim()
      const below = (at: number, within: string | null) =>
        (node.childIds ?? []).flatMap((child) => lines(child, at, within))
      if (node.ignored || boxes.has(role)) return below(depth, above)
      // What they say is heard: see below.
      if (role === 'status' || role === 'alert') return []
      // Its words are the name of what it is of.
      if (role === 'LabelText') return below(depth, null)
      // A button says its words once.
      if (role === 'StaticText') return above === null || above.includes(name) ? [] : [`${'  '.repeat(depth)}"${name}"`]
      const said = (node.properties ?? []).flatMap(({ name: property, value }) =>
        told.has(property) && value.value !== false && value.value !== 'false' ? [` [${property}]`] : [],
      )
      const line = `${'  '.repeat(depth)}${role}${name === '' ? '' : ` "${name}"`}${said.join('')}`
      const within = below(depth + 1, name)
      return role === 'log' && within.length === 0 ? [] : [line, ...within]
    }
    return lines(nodes[0]!.nodeId, 0, '').join('\n')
  } finally {
    await devtools.detach()
  }
}

/** They say nothing of themselves. */
const boxes = new Set(['none', 'generic', 'InlineTextBox', 'RootWebArea', 'ListMarker'])
const told = new Set(['checked', 'disabled', 'expanded', 'focused', 'modal', 'readonly', 'required'])

declare global {
  interface Window {
    /** What live regions have said, in order. */
    said: string[]
  }
}

/**
 * Runs in the page ahead of its own scripts: reads out what a screen reader would, when it would. A status or an alert as a
 * whole, of a log what is new; nothing that is hidden, or that came together with its region.
 */
export function readOut(): void {
  window.said = []
  const polite = ['status', 'log', 'alert']
  const above = (node: Node): Node | null =>
    node instanceof Element && node.assignedSlot ? node.assignedSlot
    : node.parentNode instanceof ShadowRoot ? node.parentNode.host
    : node.parentNode
  const isOf = (node: Node, other: Node): boolean => {
    for (let at: Node | null = node; at !== null; at = above(at)) if (at === other) return true
    return false
  }
  const regionOf = (node: Node): Element | null => {
    for (let at: Node | null = node; at !== null; at = above(at)) {
      if (!(at instanceof Element)) continue
      const live = at.getAttribute('aria-live')
      if (live === 'off') return null
      if (live !== null || polite.includes(at.role ?? '')) return at
    }
    return null
  }
  const isHeard = (region: Element): boolean => {
    for (let at: Node | null = region; at !== null; at = above(at))
      if (at instanceof Element && (at.hasAttribute('inert') || at.ariaHidden === 'true')) return false
    return region.checkVisibility({ visibilityProperty: true })
  }
  const words = (node: Node): string => {
    if (node instanceof Text) return node.data
    if (node instanceof Element && (node.ariaHidden === 'true' || !node.checkVisibility({ visibilityProperty: true })))
      return ''
    if (node instanceof HTMLSlotElement) return node.assignedNodes().map(words).join(' ')
    return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes]
      .filter((child) => !(child instanceof Element && child.ariaLive === 'off'))
      .map(words)
      .join(' ')
  }
  const observer = new MutationObserver((records) => {
    const added = records.flatMap((record) => [...record.addedNodes])
    const news = new Map<Element, string>()
    for (const { target, type, addedNodes } of records) {
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        if (!node.isConnected || (node instanceof Element && node.ariaLive === 'off')) continue
        const region = regionOf(target)
        if (region === null || !isHeard(region) || added.some((came) => isOf(region, came))) continue
        const isWhole = region.role === 'status' || region.role === 'alert'
        news.set(region, isWhole ? words(region) : `${news.get(region) ?? ''} ${words(node)}`)
      }
    }
    for (const [region, said] of news) {
      const clean = said.replace(/\s+/g, ' ').trim()
      if (clean !== '') window.said.push(`${region.role ?? 'live'}: ${clean}`)
    }
  })
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init)
    observer.observe(root, { subtree: true, childList: true, characterData: true })
    return root
  }
}
