import type * as v from 'valibot'
import { classicClientSchemas } from '../classic-messages.ts'
import { clientSchemas } from '../client-messages.ts'
import {
  decodeChannelFrame,
  decodeClassicFrame,
  decodeClientFrame,
  decodePeerFrame,
  decodeServerFrame,
  type Decoded,
} from '../codec.ts'
import { channelSchemas } from '../channel-messages.ts'
import { peerSchemas } from '../peer-messages.ts'
import { serverSchemas } from '../server-messages.ts'
import { classicClientSamples, clientSamples, fileSamples, serverSamples } from './samples.ts'

export interface Direction {
  readonly name: string
  readonly dialect: 'v1' | 'classic'
  readonly schemas: Record<string, v.GenericSchema>
  /** Of each type one, with every member. */
  readonly samples: Record<string, object>
  readonly decode: (text: string) => Decoded<{ readonly type: string }>
}

/** Every way that frames are read. */
// prettier-ignore
export const directions: readonly Direction[] = [
  { name: 'from a client', dialect: 'v1', schemas: clientSchemas, samples: clientSamples, decode: decodeClientFrame },
  { name: 'from a server', dialect: 'v1', schemas: serverSchemas, samples: serverSamples, decode: decodeServerFrame },
  { name: 'from a partner', dialect: 'v1', schemas: peerSchemas, samples: clientSamples, decode: decodePeerFrame },
  { name: 'on the channel', dialect: 'v1', schemas: channelSchemas, samples: { ...clientSamples, ...fileSamples }, decode: decodeChannelFrame },
  { name: 'from a classic client', dialect: 'classic', schemas: classicClientSchemas, samples: classicClientSamples, decode: decodeClassicFrame },
]
