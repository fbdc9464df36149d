import type { limits } from '@mismatch/protocol'

// The protocol's own; the compiler sees that they are the same. Imported, they would make bundlers split what everybody loads at once.

export const FILE_BYTES: (typeof limits)['fileBytes'] = 104_857_600
export const FRAME_BYTES: (typeof limits)['fileFrame'] = 16_384
export const NAME_UNITS: (typeof limits)['fileName'] = 255
export const MIME_UNITS: (typeof limits)['mime'] = 127
