import { FRAME_BYTES } from './bounds.ts'

// One frame of the file channel (rule R3): the number of the file and that of the chunk, each u32 and big-endian, then bytes.

const HEAD = 8
/** So many bytes of a file fit into a frame. */
export const CHUNK_BYTES = FRAME_BYTES - HEAD

export function makeChunk(file: number, chunk: number, bytes: Uint8Array): ArrayBuffer {
  const frame = new Uint8Array(HEAD + bytes.length)
  const head = new DataView(frame.buffer)
  head.setUint32(0, file)
  head.setUint32(4, chunk)
  frame.set(bytes, HEAD)
  return frame.buffer
}

/** null for what is no chunk. */
export function readChunk(data: unknown): { file: number; chunk: number; bytes: Uint8Array<ArrayBuffer> } | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength <= HEAD || data.byteLength > FRAME_BYTES) return null
  const head = new DataView(data)
  return { file: head.getUint32(0), chunk: head.getUint32(4), bytes: new Uint8Array(data, HEAD) }
}
