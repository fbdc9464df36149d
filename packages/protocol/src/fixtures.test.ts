import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { classicClientSchemas, classicServerSchemas } from './classic-messages.ts'
import { clientSchemas } from './client-messages.ts'
import { decodeClassicFrame, decodeClientFrame, encode } from './codec.ts'
import { decodeChannelFrame, decodeServerFrame } from './reader.ts'
import { fileSchemas } from './channel-messages.ts'
import {
  classicClientSamples,
  classicServerSamples,
  clientSamples,
  fileSamples,
  serverSamples,
} from './testing/samples.ts'
import { serverSchemas } from './server-messages.ts'

/** The golden text of one message: what goes over the wire, without the newline at the end of the file. */
const golden = (folder: string, name: string) =>
  readFileSync(new URL(`../fixtures/${folder}/${name}.json`, import.meta.url), 'utf8').trimEnd()

interface Direction {
  folder: 'v1' | 'classic'
  side: 'client' | 'server' | 'channel'
  schemas: Record<string, { entries: object }>
  samples: Record<string, Parameters<typeof encode>[0]>
  decode: (text: string) => object
}

// prettier-ignore
const directions: Direction[] = [
  { folder: 'v1', side: 'client', schemas: clientSchemas, samples: clientSamples, decode: decodeClientFrame },
  { folder: 'v1', side: 'server', schemas: serverSchemas, samples: serverSamples, decode: decodeServerFrame },
  { folder: 'v1', side: 'channel', schemas: fileSchemas, samples: fileSamples, decode: decodeChannelFrame },
  { folder: 'classic', side: 'client', schemas: classicClientSchemas, samples: classicClientSamples, decode: decodeClassicFrame },
]

describe.each(directions)('$folder frames from the $side', ({ folder, side, schemas, samples, decode }) => {
  it.each(Object.entries(samples))('[F1] %s is written and read as its golden sample says', (type, sample) => {
    const text = golden(folder, `${side}.${type}`)
    expect(encode(sample)).toBe(text)
    expect(decode(text)).toEqual({ ok: true, message: sample })
  })

  it('[F5] every message has a sample, and the sample every member', () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(schemas).sort())
    for (const [type, schema] of Object.entries(schemas)) {
      expect(Object.keys(samples[type] ?? {}), type).toEqual(Object.keys(schema.entries))
    }
  })
})

describe('classic frames from the server', () => {
  it.each(Object.entries(classicServerSamples))('[C6] %s is written as its golden sample says', (type, sample) => {
    const text = golden('classic', `server.${type}`)
    expect(encode(sample)).toBe(text)
    expect(v.parse(classicServerSchemas[sample.type], JSON.parse(text))).toEqual(sample)
  })
})

it('[F1] no golden sample lies about without a message', () => {
  const files = (folder: string) => readdirSync(new URL(`../fixtures/${folder}/`, import.meta.url)).sort()
  const names = (side: string, samples: object) => Object.keys(samples).map((type) => `${side}.${type}.json`)
  expect(files('v1')).toEqual(
    [...names('client', clientSamples), ...names('server', serverSamples), ...names('channel', fileSamples)].sort(),
  )
  expect(files('classic')).toEqual(
    [...names('client', classicClientSamples), ...names('server', classicServerSamples)].sort(),
  )
})
