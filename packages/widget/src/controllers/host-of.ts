/** The element whose shadow root this stands in; null outside of one. */
export function hostOf(node: Node): Element | null {
  const root = node.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}
