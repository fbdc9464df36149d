import { MatchError, type MatchErrorCode } from '@mismatch/sdk'

/** What a person reads; codes that they need not know apart share the last line. */
const words: Partial<Record<MatchErrorCode, string>> = {
  camera_refused:
    'Your browser was told not to share camera or microphone. Allow them beside the address, then press Find.',
  camera_missing: 'No camera or microphone was found.',
  camera_busy: 'Your camera is used by another program. Close it there, then press Find.',
  insecure_page: 'Browsers open the camera on https pages only.',
  unsupported_browser: 'This browser cannot make video calls.',
  unreachable: 'The server does not answer. We go on trying.',
  not_a_mismatch_server: 'There is no Mismatch server at this address.',
  refused: 'The server turned you away.',
  connection_failed: 'No connection to this person came about. Looking for the next.',
  rate_limited: 'A little slower, please.',
  invalid_message: 'That was too long to send.',
}

export function inWords(error: unknown): string {
  return (error instanceof MatchError && words[error.code]) || 'Something went wrong. Please try again.'
}

/** Whether the way on is to do without the camera. */
export function isAboutCamera(error: unknown): boolean {
  return error instanceof MatchError && (error.code.startsWith('camera_') || error.code === 'media_failed')
}
