import { MatchServerError } from './errors.ts'
import { MetricsHost, type Scraped } from './http/metrics-host.ts'

export interface MetricsPlaceSettings {
  readonly port: number
  /** 0 = nowhere. */
  readonly metricsPort: number
  readonly metricsHost: string
}

/** Where the metrics are read: at a port of their own, among the pages, or nowhere. */
export class MetricsPlace {
  /** What the pages say at `/metrics`, if they do. */
  readonly amongPages: Scraped | null
  readonly #settings: MetricsPlaceSettings
  readonly #host: MetricsHost | null

  constructor(settings: MetricsPlaceSettings, metrics: Scraped) {
    const { port, metricsPort } = settings
    this.#settings = settings
    this.amongPages = metricsPort > 0 && metricsPort === port ? metrics : null
    this.#host = metricsPort > 0 && metricsPort !== port ? new MetricsHost(metrics) : null
  }

  /**
   * @param url of the pages
   * @returns where they are; null: nowhere
   * @throws MatchServerError if it cannot listen there
   */
  async listen(url: string): Promise<string | null> {
    if (this.amongPages !== null) return `${url}/metrics`
    const { metricsHost, metricsPort } = this.#settings
    try {
      return (await this.#host?.listen(metricsHost, metricsPort)) ?? null
    } catch (cause) {
      const flags = { host: '--metrics-host', port: '--metrics-port' }
      throw MatchServerError.cannotListen(cause, metricsHost, metricsPort, flags)
    }
  }

  async close(): Promise<void> {
    await this.#host?.close()
  }
}
