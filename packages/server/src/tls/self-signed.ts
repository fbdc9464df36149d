import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { certificateOf, type Certificate } from './certificate.ts'

const FILE = 'self-signed.pem'
const DAY_MS = 86_400_000
/** Phones take none that holds longer than 398 days. */
const LIFE_MS = 365 * DAY_MS
/** One that ends sooner is made anew at the start. */
const LEFT_MS = 30 * DAY_MS
const KEY_BEGINS = '-----BEGIN PRIVATE KEY-----'

export interface SelfSignedParts {
  readonly dataDir: string
  readonly now: number
  /** It could not be kept: browsers ask again after the next start. */
  readonly onUnkept: (thrown: unknown) => void
  /** What this machine is called; for tests. */
  readonly names?: MachineNames
}

export interface MachineNames {
  readonly hosts: readonly string[]
  readonly addresses: readonly string[]
}

/**
 * A certificate for this machine that nobody vouches for, to try the camera of a phone with. The one of the last start is used again while
 * it holds and names the machine as it is called now, so that a browser that was told to trust it is not asked again.
 */
export async function selfSigned({
  dataDir,
  now,
  onUnkept,
  names = machineNames(),
}: SelfSignedParts): Promise<Certificate> {
  const path = join(dataDir, FILE)
  const kept = readKept(path)
  if (kept !== null && kept.endsAt - now > LEFT_MS && isFor(kept, names)) return kept
  const made = await make(names, now)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(path, made.cert + made.key, { mode: 0o600 })
  } catch (thrown) {
    onUnkept(thrown)
  }
  return made
}

/** Under which names and addresses browsers may come to this machine. */
export function machineNames(): MachineNames {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    // A link-local address has no meaning without the name of an interface, which no URL holds.
    .filter(({ address, internal }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
  return { hosts: ['localhost', hostname().toLowerCase()], addresses: ['127.0.0.1', '::1', ...addresses] }
}

function readKept(path: string): Certificate | null {
  try {
    const content = readFileSync(path, 'utf8')
    const keyAt = content.indexOf(KEY_BEGINS)
    const [cert, key] = [content.slice(0, keyAt), content.slice(keyAt)]
    return certificateOf(cert, key, { cert: path, key: path })
  } catch {
    // There is none yet, or somebody has spoilt it: another is made.
    return null
  }
}

function isFor({ cert }: Certificate, { hosts, addresses }: MachineNames): boolean {
  const known = new X509Certificate(cert)
  return (
    hosts.every((host) => known.checkHost(host) !== undefined) &&
    addresses.every((address) => known.checkIP(address) !== undefined)
  )
}

async function make({ hosts, addresses }: MachineNames, now: number): Promise<Certificate> {
  const altNames = [
    ...hosts.map((value) => ({ type: 2 as const, value })),
    ...addresses.map((ip) => ({ type: 7 as const, ip })),
  ]
  const made = await generate([{ name: 'commonName', value: 'Mismatch, self-signed' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // Clocks of phones may be a little behind.
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + LIFE_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  const lines = (pem: string) => `${pem.trim().replaceAll('\r\n', '\n')}\n`
  const names = { cert: 'the certificate made', key: 'the key made' }
  return certificateOf(lines(made.cert), lines(made.private), names)
}
