import { MismatchChat, parts } from './index.ts'
import { originOf } from './state/server-address.ts'

const tag = 'mismatch-chat'

/** Makes the elements known to the page, unless it knows them already; `script`: the address of what defines them. */
export function defineElements(script: string | undefined): void {
  if (typeof customElements === 'undefined' || customElements.get(tag) !== undefined) return
  // The parts first, so that the shell finds them; and none of them if another version was here before.
  for (const [name, part] of Object.entries(parts)) {
    if (customElements.get(name) === undefined) customElements.define(name, part)
  }
  MismatchChat.defaultServer = originOf(script)
  customElements.define(tag, MismatchChat)
}
