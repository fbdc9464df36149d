import { limits } from '@mismatch/protocol'
import type { KeyValueStorage } from '../options.ts'
import { attempt } from './attempt.ts'

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
  const stored = attempt(() => storage()?.getItem(KEY))
  if (stored && stored.length <= limits.deviceId) return stored
  const made = makeId()
  attempt(() => storage()?.setItem(KEY, made))
  return made
}
