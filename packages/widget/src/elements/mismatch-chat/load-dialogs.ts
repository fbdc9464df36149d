import { fetchDialogs } from './fetch-dialogs.ts'

let areHere = false

/**
 * Brings the dialogs, which few need at once; null when they are here.
 * @throws (rejects) when they cannot be fetched; the next call tries again
 */
export function loadDialogs(): Promise<void> | null {
  if (areHere) return null
  return fetchDialogs().then((dialogs) => {
    areHere = true
    for (const [name, dialog] of Object.entries(dialogs)) {
      if (customElements.get(name) === undefined) customElements.define(name, dialog)
    }
  })
}
