import type { FileMessage } from '@mismatch/protocol'
import { Flood, OFFERS } from '../data/flood.ts'
import { sessionOver } from '../errors.ts'
import type { FileTransfer } from '../events.ts'
import type { Files, FilesWiring } from '../files/files.ts'
import { onDemand } from '../on-demand.ts'

/** The files of one session; their code comes with the first of them. */
export class SessionFiles {
  #files: Promise<Files> | null = null
  #close = (): void => {}
  #isClosed = false
  readonly #wiring: Omit<FilesWiring, 'takeOffer'>

  constructor(wiring: Omit<FilesWiring, 'takeOffer'>) {
    this.#wiring = wiring
  }

  /** @throws MatchError (rejects), as `session.sendFile()` */
  async send(file: Blob & { readonly name?: string }): Promise<FileTransfer> {
    return (await this.#loaded()).send(file)
  }

  /** What the channel says about files; in order, though it waits until the code is here. */
  receive(message: FileMessage): void {
    this.#loaded().then(
      (files) => files.receive(message),
      () => {},
    )
  }

  /** May be called twice. What is under way has failed when this returns. */
  close(): void {
    this.#isClosed = true
    this.#close()
  }

  #loaded(): Promise<Files> {
    const files = (this.#files ??= this.#load())
    // What could not be fetched may come the next time.
    files.catch(() => (this.#files = null))
    return files
  }

  async #load(): Promise<Files> {
    const { Files } = await onDemand(import('../files/files.ts'))
    if (this.#isClosed) throw sessionOver()
    const offers = new Flood(this.#wiring.clock, OFFERS)
    const files = new Files({ ...this.#wiring, takeOffer: () => offers.take() })
    this.#close = () => files.close()
    return files
  }
}
