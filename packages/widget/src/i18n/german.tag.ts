import type { Strings } from './strings.ts'

// Takes the place of `german.ts` in the file for the tag: its chunk lies beside the script, wherever that is.

/** The script's own address, known only while it runs for the first time. */
const script = typeof document === 'undefined' ? null : document.currentScript

/** Fetches the German words. */
export async function german(): Promise<Strings> {
  const name = './mismatch-chat.de.js'
  // In a module there is no currentScript, but names are relative to it.
  const address = script instanceof HTMLScriptElement && script.src !== '' ? new URL(name, script.src).href : name
  return ((await import(address)) as { de: Strings }).de
}
