import { defineElements } from './define-elements.ts'

// A file with a side effect: it makes the elements known to the page, and remembers where it came from.

defineElements(scriptUrl())

function scriptUrl(): string | undefined {
  // A module has no currentScript; in the one file for the tag there is no import.meta.
  if (typeof document !== 'undefined' && document.currentScript instanceof HTMLScriptElement) {
    return document.currentScript.src
  }
  return import.meta.url
}

export * from './index.ts'
