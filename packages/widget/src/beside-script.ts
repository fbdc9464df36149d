/** The script for the tag, which is known only while it runs for the first time. */
const script = typeof document === 'undefined' ? null : document.currentScript
let failures = 0

/**
 * Imports a file that lies beside the script for the tag, wherever that is.
 * @throws (rejects) what the browser says when it cannot be fetched; another try fetches anew
 */
export async function importBeside<Module>(name: string): Promise<Module> {
  // In a module there is no currentScript, but names are relative to it. Some browsers keep failures by address.
  const file = `./${name}${failures > 0 ? `?${String(failures)}` : ''}`
  const address = script !== null && 'src' in script && script.src !== '' ? new URL(file, script.src).href : file
  try {
    return (await import(address)) as Module
  } catch (error) {
    failures++
    throw error
  }
}
