import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** What TLS shows and proves itself with, PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  /** When it ends, in ms since the epoch. */
  readonly endsAt: number
  /** SHA-256, as browsers show it. */
  readonly fingerprint: string
}

/** A certificate that cannot be used; the message names the file and what is wrong with it. */
export class CertificateFault extends Error {
  override readonly name = 'CertificateFault'
}

/** @throws CertificateFault if a file cannot be read, or the two do not belong together */
export function readCertificate(certFile: string, keyFile: string): Certificate {
  const cert = contentOf('tls-cert', certFile)
  const key = contentOf('tls-key', keyFile)
  return certificateOf(cert, key, { cert: `tls-cert ${certFile}`, key: `tls-key ${keyFile}` })
}

/**
 * @param names what a fault calls the two
 * @throws CertificateFault
 */
export function certificateOf(cert: string, key: string, names: { cert: string; key: string }): Certificate {
  const read = attempt(`${names.cert}: expected a certificate in PEM`, () => new X509Certificate(cert))
  attempt(`${names.key}: expected a private key in PEM, without a passphrase`, () => createPrivateKey(key))
  attempt(`${names.key}: this key does not belong to ${names.cert}`, () => createSecureContext({ cert, key }))
  return { cert, key, endsAt: Date.parse(read.validTo), fingerprint: read.fingerprint256 }
}

function contentOf(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CertificateFault(`${option} ${file}: cannot be read: ${(cause as Error).message}`, { cause })
  }
}

function attempt<Value>(fault: string, run: () => Value): Value {
  try {
    return run()
  } catch (cause) {
    throw new CertificateFault(fault, { cause })
  }
}
