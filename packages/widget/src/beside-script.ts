/** The script for the tag, which is known only while it runs for the first time. */
const script = typeof document === 'undefined' ? null : document.currentScript
let failures = 0

/** What `build/chunk.mjs` makes: a module that is given what it shares with the script. */
interface Chunk<Exports> {
  readonly default: (kit: unknown) => Exports
}

/**
 * Imports a chunk, which lies beside the script for the tag, wherever that is.
 * @throws (rejects) what the browser says when it cannot be fetched; another try fetches anew
 */
export async function importBeside<Exports>(name: string, kit?: unknown): Promise<Exports> {
  // In a module there is no currentScript, but names are relative to it. Some browsers keep failures by address.
  const file = `./${name}${failures > 0 ? `?${String(failures)}` : ''}`
  const address = script !== null && 'src' in script && script.src !== '' ? new URL(file, script.src).href : file
  try {
    return ((await import(address)) as Chunk<Exports>).default(kit)
  } catch (error) {
    failures++
    throw error
  }
}
