import { decodeClientFrame, encode, glanceAtClientFrame } from '@mismatch/protocol'
import type { Dialect } from './dialect.ts'

/** The subprotocol `mismatch.v1`. It has no state, so all connections share it. */
export const v1Dialect: Dialect = {
  name: 'v1',
  isFormal: true,
  glance: glanceAtClientFrame,
  decode: decodeClientFrame,
  encode: (message) => [encode(message)],
}
