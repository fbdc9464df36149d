import type * as v from 'valibot'
import { classicClientSchemas } from '../classic-messages.ts'
import { clientSchemas } from '../client-messages.ts'
import { decodeClassicFrame, decodeClientFrame } from '../codec.ts'
import type { Decoded } from '../frame-fault.ts'
import { decodeChannelFrame, decodePeerFrame, decodeServerFrame } from '../reader.ts'
import { channelSchemas } from '../channel-messages.ts'
import { peerSchemas } from '../peer-messages.ts'
import { serverSchemas } from '../server-messages.ts'
import { classicClientSamples, clientSamples, fileSamples, serverSamples } from './samples.ts'

export interface Direction {
  readonly name: string
  readonly schemas: Record<string, v.GenericSchema>
  /** Of each type one, with every member. */
  readonly samples: Record<string, object>
  /** Which names and which order of members it takes: those of a dialect, or any, where nothing is forwarded. */
  readonly names: 'v1' | 'classic' | 'any'
  readonly decode: (text: string) => Decoded<{ readonly type: string }>
}

/** Every way that frames are read. */
// prettier-ignore
export const directions: readonly Direction[] = [
  { name: 'from a client', names: 'v1', schemas: clientSchemas, samples: clientSamples, decode: decodeClientFrame },
  { name: 'from a server', names: 'any', schemas: serverSchemas, samples: serverSamples, decode: decodeServerFrame },
  { name: 'from a partner', names: 'any', schemas: peerSchemas, samples: clientSamples, decode: decodePeerFrame },
  { name: 'on the channel', names: 'any', schemas: channelSchemas, samples: { ...clientSamples, ...fileSamples }, decode: decodeChannelFrame },
  { name: 'from a classic client', names: 'classic', schemas: classicClientSchemas, samples: classicClientSamples, decode: decodeClassicFrame },
]
