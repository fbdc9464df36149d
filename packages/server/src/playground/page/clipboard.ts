/** Puts the text of `source` on the clipboard; where the browser lends none (no HTTPS), marks it to be copied by hand. */
export async function copy(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent)
    return true
  } catch {
    getSelection()?.selectAllChildren(source)
    return false
  }
}
