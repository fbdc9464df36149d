import { limits } from '@mismatch/protocol'
import type { KeyValueStorage } from '../options.ts'

const KEY = 'mismatch.device'

/**
 * The id of this browser for this site, kept in `storage`. It serves bans and limits only (rule H8); where storage is closed
 * it lives as long as the function returned.
 */
export function storedDeviceId(storage: () => KeyValueStorage | undefined, makeId: () => string): () => string {
  let known: string | undefined
  return () => {
    known ??= read(storage, makeId)
    return known
  }
}

function read(storage: () => KeyValueStorage | undefined, makeId: () => string): string {
  try {
    const stored = storage()?.getItem(KEY)
    if (stored != null && stored !== '' && stored.length <= limits.deviceId) return stored
  } catch {
    // Closed storage throws, even on being looked at; a fresh id does.
  }
  const made = makeId()
  try {
    storage()?.setItem(KEY, made)
  } catch {
    // As above, or it is full.
  }
  return made
}
