/** What a frame begins with that is all of a text message, and a ping. */
const WHOLE_TEXT = 0x81
const WHOLE_PING = 0x89
/** A length up to this stands in the head's second byte; a longer one in two bytes after it, or in eight. */
const MOST_IN_ONE = 125
const IN_TWO = 126
const MOST_IN_TWO = 0xffff
const IN_EIGHT = 127

/** Stands among texts for a ping without a payload. */
export const PING = new Uint8Array(0)

/** How long the frame of a text of so many bytes is. */
export function frameLength(textLength: number): number {
  if (textLength <= MOST_IN_ONE) return textLength + 2
  return textLength + (textLength <= MOST_IN_TWO ? 4 : 10)
}

/**
 * The WebSocket frames in which a server says these texts, and pings, one behind the other in one piece (RFC 6455, 5.2): that is one write of one buffer,
 * and no list of pieces to gather.
 *
 * @param texts their UTF-8
 * @param length the sum of their `frameLength`
 */
export function framesOf(texts: readonly Uint8Array[], length: number): Buffer {
  const frames = Buffer.allocUnsafe(length)
  let at = 0
  for (const text of texts) {
    frames[at] = text === PING ? WHOLE_PING : WHOLE_TEXT
    at = writeLength(frames, at + 1, text.length)
    frames.set(text, at)
    at += text.length
  }
  return frames
}

/** The index behind it. */
function writeLength(frames: Buffer, at: number, textLength: number): number {
  if (textLength <= MOST_IN_ONE) {
    frames[at] = textLength
    return at + 1
  }
  if (textLength <= MOST_IN_TWO) {
    frames[at] = IN_TWO
    return frames.writeUInt16BE(textLength, at + 1)
  }
  frames[at] = IN_EIGHT
  return frames.writeBigUInt64BE(BigInt(textLength), at + 1)
}
