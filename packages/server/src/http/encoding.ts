import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** How a file travels, besides as it is. */
export type Encoding = 'br' | 'gzip'

/** Both as small as they get: each file is compressed once. */
const compressors: Readonly<Record<Encoding, (body: string) => Promise<Buffer>>> = {
  br: promisify<string, Buffer>(brotliCompress),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
}

/** The smallest encoding that a client takes by its `Accept-Encoding` (RFC 9110, section 12.5.3); null: as it is. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const wishes = new Map(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((wish): [name: string, isWelcome: boolean] => {
        const [name = '', ...parameters] = wish.split(';').map((part) => part.trim())
        return [name, !parameters.some((each) => /^q\s*=\s*0(\.0*)?$/.test(each))]
      }),
  )
  const takes = (encoding: Encoding) => wishes.get(encoding) ?? wishes.get('*') ?? false
  return (['br', 'gzip'] as const).find(takes) ?? null
}

/** What has been compressed stays so: each encoding is made when it is first asked for. */
export function createCompressed(body: string): (encoding: Encoding) => Promise<Buffer> {
  const made = new Map<Encoding, Promise<Buffer>>()
  return (encoding) => {
    const known = made.get(encoding) ?? compressors[encoding](body)
    made.set(encoding, known)
    return known
  }
}
