import type { ReactiveControllerHost } from 'lit'

const width = 16
const height = 12

/** So few points of each picture that nothing can be made out. */
export class Blurs {
  readonly #host: ReactiveControllerHost
  /** `undefined` while it is on its way. */
  readonly #made = new WeakMap<Blob, Blob | null | undefined>()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /** Null: it is no picture after all. */
  of(picture: Blob): Blob | null | undefined {
    if (!this.#made.has(picture)) void this.#make(picture)
    return this.#made.get(picture)
  }

  async #make(picture: Blob): Promise<void> {
    this.#made.set(picture, undefined)
    this.#made.set(picture, await shrunk(picture).catch(() => null))
    this.#host.requestUpdate()
  }
}

async function shrunk(picture: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(picture)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob(resolve))
}
