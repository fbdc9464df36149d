import { statSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import { speaksTls } from '../config/speaks-tls.ts'
import { loggedError, type Log } from '../observability/log.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { selfSigned } from './self-signed.ts'

/** How often the files are looked at, in ms: a renewed certificate is in use within the minute. */
export const LOOK_EVERY_MS = 60_000
const DAY_MS = 86_400_000

export interface TlsSettings {
  readonly tls: 'auto' | 'off' | 'self-signed'
  readonly tlsCert: string
  readonly tlsKey: string
  readonly dataDir: string
}

export interface CertificateKeeperParts {
  readonly settings: TlsSettings
  readonly clock: Clock
  readonly log: Log
  /** Another one is to be shown from now on. */
  readonly onRenewed: (certificate: Certificate) => void
}

/** The certificate in use. Files that change are read again, so that a renewal drops nobody. */
export class CertificateKeeper {
  readonly #parts: CertificateKeeperParts
  #current: Certificate | null = null
  /** By what it is seen that a file has changed. */
  #stamp = ''
  #stopLooking: () => void = () => undefined

  constructor(parts: CertificateKeeperParts) {
    this.#parts = parts
  }

  get current(): Certificate | null {
    return this.#current
  }

  /** @throws CertificateFault if the files cannot be used */
  async open(): Promise<Certificate | null> {
    const { settings, clock, log } = this.#parts
    if (!speaksTls(settings)) return null
    if (settings.tls === 'self-signed') {
      const onUnkept = (thrown: unknown) => {
        const error = loggedError(thrown)
        log('warn', 'self-signed certificate not kept: browsers ask again after a restart', { error })
      }
      this.#current = await selfSigned({ dataDir: settings.dataDir, now: clock.now(), onUnkept })
      return this.#current
    }
    this.#stamp = this.#stampOfFiles()
    this.#current = readCertificate(settings.tlsCert, settings.tlsKey)
    this.#lookLater()
    return this.#current
  }

  /** Reads the files again, whether they look changed or not. One that cannot be used is told, and changes nothing. */
  renew(): void {
    const { settings, clock, log, onRenewed } = this.#parts
    if (this.#current === null || settings.tls === 'self-signed') return
    try {
      const certificate = readCertificate(settings.tlsCert, settings.tlsKey)
      const isOther = certificate.fingerprint !== this.#current.fingerprint || certificate.key !== this.#current.key
      this.#current = certificate
      if (!isOther) return
      onRenewed(certificate)
      log('info', 'certificate renewed', { daysLeft: Math.floor((certificate.endsAt - clock.now()) / DAY_MS) })
    } catch (thrown) {
      log('error', 'certificate not renewed: the one before stays', { why: (thrown as Error).message })
    }
  }

  /** May be called twice. */
  close(): void {
    this.#stopLooking()
  }

  #lookLater(): void {
    this.#stopLooking = this.#parts.clock.after(LOOK_EVERY_MS, () => {
      this.#look()
      this.#lookLater()
    })
  }

  /** Certificate and key are not replaced in one moment: what does not fit yet is looked at again when either changes once more. */
  #look(): void {
    const stamp = this.#stampOfFiles()
    if (stamp === this.#stamp) return
    this.#stamp = stamp
    this.renew()
  }

  /** Of the files that links lead to, since a renewal may turn the links. */
  #stampOfFiles(): string {
    const { tlsCert, tlsKey } = this.#parts.settings
    return [tlsCert, tlsKey]
      .map((path) => {
        const stats = statSync(path, { throwIfNoEntry: false })
        return stats === undefined ? 'none' : [stats.ino, stats.size, stats.mtimeMs].join()
      })
      .join(' ')
  }
}
