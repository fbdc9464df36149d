import type { Media } from '@mismatch/protocol'

export type Kind = 'audio' | 'video'

/** Device ids by kind: a plain one is a wish, which a device that is gone leaves open; an exact one must be kept. */
export type Choice = { readonly [K in Kind]?: string | { readonly exact: string } | undefined }

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

/** Ideals only, but for an exact choice: a camera that cannot keep them is better than none. */
export function constraintsFor(kinds: readonly Kind[], choice: Choice): MediaStreamConstraints {
  const device = (kind: Kind) => choice[kind] !== undefined && { deviceId: choice[kind] }
  return {
    audio: kinds.includes('audio') && {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...device('audio'),
    },
    video: kinds.includes('video') && {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      ...(device('video') || { facingMode: { ideal: 'user' } }),
    },
  }
}
