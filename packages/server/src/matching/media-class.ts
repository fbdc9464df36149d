import type { Media } from '@mismatch/protocol'

/** Who can meet by media: text with text, audio and video together (rule M1). */
export type MediaClass = 'text' | 'live'

export function mediaClass(media: Media): MediaClass {
  return media === 'text' ? 'text' : 'live'
}
