import type { MatchError } from '../errors.ts'
import type { DeviceSource } from '../options.ts'
import { constraintsFor, type Choice, type Kind } from './constraints.ts'
import { deviceError } from './device-errors.ts'
import { listDevices } from './device-list.ts'

/** @throws MatchError (rejects) `camera_*`, `media_failed` */
export async function openExactly(source: DeviceSource, kinds: readonly Kind[], choice: Choice): Promise<MediaStream> {
  try {
    return await source.getUserMedia(constraintsFor(kinds, choice))
  } catch (cause) {
    throw deviceError(cause)
  }
}

/**
 * Opens one device of each kind, as chosen if that one is there. Where one is busy, the others of its kind are tried before
 * that is the answer; no more of them once nobody wants it. `take` gets each at once, since the prompt for the next may stay open
 * while this one runs already.
 * @throws MatchError (rejects) `camera_*`, `media_failed`; what was taken by then is for the caller to stop
 */
export async function openAny(
  source: DeviceSource,
  kinds: readonly Kind[],
  choice: Choice,
  isWanted: () => boolean,
  take: (opened: MediaStream) => void,
): Promise<void> {
  try {
    take(await openExactly(source, kinds, choice))
  } catch (error) {
    if ((error as MatchError).code !== 'camera_busy') throw error
    // It does not say whose device is busy, so each kind is opened by itself.
    const missing = new Set(kinds)
    for (const { kind, deviceId } of await listDevices(source)) {
      if (!missing.has(kind) || !isWanted()) continue
      try {
        take(await openExactly(source, [kind], { [kind]: { exact: deviceId } }))
        missing.delete(kind)
      } catch {
        // The next one may be free.
      }
    }
    if (missing.size > 0) throw error
  }
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
