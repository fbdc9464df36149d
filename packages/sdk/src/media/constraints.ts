import type { Media } from '@mismatch/protocol'

export type Kind = 'audio' | 'video'

/** What a media class opens (rule Q1). */
export function kindsOf(media: Media): readonly Kind[] {
  switch (media) {
    case 'video':
      return ['audio', 'video']
    case 'audio':
      return ['audio']
    case 'text':
      return []
    default:
      return media satisfies never
  }
}

/** Ideals only, never exact values: a camera that cannot keep them is better than none. */
export function constraintsFor(kinds: readonly Kind[]): MediaStreamConstraints {
  return {
    audio: kinds.includes('audio') && { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: kinds.includes('video') && {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      facingMode: { ideal: 'user' },
    },
  }
}
