import type { Server } from 'node:http'
import type { Clock } from './clock.ts'
import type { Settings } from './config/option-table.ts'
import { MatchServerError } from './errors.ts'
import { createApp, type AppParts } from './http/app.ts'
import { createForwardedNotice } from './http/forwarded-notice.ts'
import { HttpHost } from './http/http-host.ts'
import { TcpDoor } from './http/tcp-door.ts'
import { Upgrades, type UpgradeParts } from './http/upgrade.ts'
import { createWidgetFiles, widgetFolder } from './http/widget-file.ts'
import { MetricsPlace } from './metrics-place.ts'
import type { Metrics } from './observability/metrics.ts'
import type { PoolRules } from './safety/pool-rules.ts'
import { CertificateKeeper } from './tls/certificate-keeper.ts'

export interface Listening {
  readonly url: string
  readonly port: number
  /** Where Prometheus finds `/metrics`; null without `metricsPort`. */
  readonly metricsUrl: string | null
  /** SHA-256 of the certificate, as browsers show it; null without TLS of its own. */
  readonly fingerprint: string | null
}

export interface FrontParts
  extends
    Omit<AppParts, 'settings' | 'meters' | 'metrics' | 'isStrict' | 'widget' | 'isReady'>,
    Pick<UpgradeParts, 'classic' | 'onSocket'> {
  readonly settings: Settings
  /** A server of the program around, which listens by itself. */
  readonly lent: Server | undefined
  readonly isTls: boolean
  readonly clock: Clock
  readonly meters: Metrics
  readonly poolRules: PoolRules
  /** Takes nobody more: it drains or closes. */
  isGoing(): boolean
}

/** What is seen of the server from outside: pages, the upgrade, the place of the metrics, and the certificate they are shown with. */
export class Front {
  readonly #parts: FrontParts
  readonly #certificates: CertificateKeeper
  readonly #metricsPlace: MetricsPlace
  readonly #host: HttpHost

  constructor(parts: FrontParts) {
    const { settings, lent, isTls, classic, limits, log, meters, poolRules, clock, onSocket } = parts
    this.#parts = parts
    this.#certificates = new CertificateKeeper({
      settings,
      clock,
      log,
      onRenewed: (certificate) => {
        this.#host.useCertificate(certificate)
      },
    })
    this.#metricsPlace = new MetricsPlace(settings, meters)
    const notice = createForwardedNotice(settings.trustedProxies, log)
    const app = createApp({
      ...parts,
      metrics: this.#metricsPlace.amongPages,
      isStrict: isTls && settings.tls !== 'self-signed',
      widget: createWidgetFiles(widgetFolder()),
      isReady: () => this.#host.isListening && !parts.isGoing(),
    })
    const upgrades = new Upgrades({
      settings,
      classic,
      limits,
      pools: poolRules,
      log,
      meters,
      notice,
      isDraining: () => parts.isGoing(),
      onSocket,
    })
    this.#host = new HttpHost({ lent, isTls, fetch: app.fetch, upgrades, door: new TcpDoor(settings), notice })
  }

  /** When the certificate in use ends, in ms since the epoch; 0 without one. */
  get certificateEndsAt(): number {
    return this.#certificates.current?.endsAt ?? 0
  }

  /**
   * Starts to take connections.
   *
   * @throws what listening failed with, a CertificateFault, or MatchServerError `closed` if it was closed meanwhile
   */
  async listen(): Promise<Listening> {
    const { settings, isTls } = this.#parts
    const certificate = isTls ? await this.#certificates.open() : null
    if (certificate !== null) this.#host.useCertificate(certificate)
    const address = await this.#host.listen(settings.host, settings.port)
    if (this.#parts.isGoing()) throw MatchServerError.closed()
    const metricsUrl = await this.#metricsPlace.listen(address.url)
    return { ...address, metricsUrl, fingerprint: certificate?.fingerprint ?? null }
  }

  renewCertificate(): void {
    this.#certificates.renew()
  }

  /** Resolves when every socket has ended, or after so many ms. */
  settled(graceMs: number): Promise<void> {
    return this.#host.settled(this.#parts.clock, graceMs)
  }

  async close(): Promise<void> {
    this.#certificates.close()
    await this.#host.close()
    await this.#metricsPlace.close()
  }
}
