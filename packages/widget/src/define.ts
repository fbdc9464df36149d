import { MismatchChat, parts } from './index.ts'
import { originOf } from './state/server-address.ts'

// The one file with a side effect: it makes the elements known to the page, and remembers where it came from.

const tag = 'mismatch-chat'

if (typeof customElements !== 'undefined' && customElements.get(tag) === undefined) {
  // The parts first, so that the shell finds them; and none of them if another version was here before.
  for (const [name, part] of Object.entries(parts)) {
    if (customElements.get(name) === undefined) customElements.define(name, part)
  }
  MismatchChat.defaultServer = originOf(scriptUrl())
  customElements.define(tag, MismatchChat)
}

function scriptUrl(): string | undefined {
  // A module has no currentScript; in the one file for the tag there is no import.meta.
  if (typeof document !== 'undefined' && document.currentScript instanceof HTMLScriptElement) {
    return document.currentScript.src
  }
  return import.meta.url
}

export * from './index.ts'
