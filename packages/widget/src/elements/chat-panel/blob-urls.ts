import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Addresses of blobs: one for each, as long as it is drawn. */
export class BlobUrls implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #urls = new Map<Blob, string>()
  readonly #drawn = new Set<Blob>()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** To be asked in each `render()` that draws it. */
  of(blob: Blob): string {
    this.#drawn.add(blob)
    const url = this.#urls.get(blob) ?? URL.createObjectURL(blob)
    this.#urls.set(blob, url)
    return url
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    this.#drawn.clear()
  }

  hostUpdated(): void {
    for (const [blob, url] of this.#urls) {
      if (this.#drawn.has(blob)) continue
      URL.revokeObjectURL(url)
      this.#urls.delete(blob)
    }
  }

  hostDisconnected(): void {
    this.hostUpdate()
    this.hostUpdated()
  }
}
