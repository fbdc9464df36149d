/** A frame that is all of a text message. */
const WHOLE_TEXT = 0x81
/** A length up to this stands in the head's second byte; a longer one in two bytes after it, or in eight. */
const MOST_IN_ONE = 125
const IN_TWO = 126
const MOST_IN_TWO = 0xffff
const IN_EIGHT = 127

/** How long the frame of a text of so many bytes is. */
export function frameLength(textLength: number): number {
  if (textLength <= MOST_IN_ONE) return textLength + 2
  return textLength + (textLength <= MOST_IN_TWO ? 4 : 10)
}

/**
 * The WebSocket frames in which a server says these texts, one behind the other in one piece (RFC 6455, 5.2): that is one write of one buffer,
 * and no list of pieces to gather.
 *
 * @param texts their UTF-8
 * @param length the sum of their `frameLength`
 */
export function textFrames(texts: readonly Uint8Array[], length: number): Buffer {
  const frames = Buffer.allocUnsafe(length)
  let at = 0
  for (const text of texts) {
    at = writeHead(frames, at, text.length)
    frames.set(text, at)
    at += text.length
  }
  return frames
}

/** The index behind it. */
function writeHead(frames: Buffer, at: number, textLength: number): number {
  frames[at] = WHOLE_TEXT
  if (textLength <= MOST_IN_ONE) {
    frames[at + 1] = textLength
    return at + 2
  }
  if (textLength <= MOST_IN_TWO) {
    frames[at + 1] = IN_TWO
    return frames.writeUInt16BE(textLength, at + 2)
  }
  frames[at + 1] = IN_EIGHT
  return frames.writeBigUInt64BE(BigInt(textLength), at + 2)
}
