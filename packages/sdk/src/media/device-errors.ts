import { cameraBusy, cameraMissing, cameraRefused, mediaFailed, type MatchError } from '../errors.ts'

/** What a rejected `getUserMedia` means (the names are those of Media Capture and Streams, section 10.2.1). */
export function deviceError(cause: unknown): MatchError {
  switch (nameOf(cause)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return cameraRefused('camera or microphone was not allowed', { cause })
    case 'NotFoundError':
    case 'OverconstrainedError':
      return cameraMissing('there is no camera or microphone that fits', { cause })
    case 'NotReadableError':
    case 'AbortError':
      return cameraBusy('camera or microphone is in use elsewhere', { cause })
    default:
      return mediaFailed('camera or microphone could not be opened', { cause })
  }
}

function nameOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : ''
}
