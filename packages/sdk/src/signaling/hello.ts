import type { ClientMessageMap } from '@mismatch/protocol'
import type { KeyValueStorage } from '../options.ts'
import { storedDeviceId } from './device-id.ts'

export interface HelloParts {
  /** undefined: a random one kept in `storage`; null: none is sent. */
  readonly deviceId: string | null | undefined
  readonly client: { readonly name: string; readonly version: string }
  readonly storage: () => KeyValueStorage | undefined
}

/** Makes the first frame of each connection (rule H1). */
export function helloMaker(parts: HelloParts, makeId: () => string): () => ClientMessageMap['Hello'] {
  const stored = storedDeviceId(parts.storage, makeId)
  return () => {
    const { deviceId, client } = parts
    return { type: 'Hello', device_id: deviceId === undefined ? stored() : (deviceId ?? undefined), client }
  }
}
