import type { FileTransfer } from '@mismatch/sdk'

/** A file of the fake client. Its members are as live and as private as those of the SDK: nobody else can stand in for it. */
export class FakeTransfer implements FileTransfer {
  #file: Omit<FileTransfer, 'accept' | 'decline' | 'cancel'>
  readonly #further: (changes: Partial<FileTransfer>) => void

  constructor(file: Partial<FileTransfer>, further: (changes: Partial<FileTransfer>) => void) {
    this.#file = {
      id: crypto.randomUUID(),
      from: 'me',
      name: 'file',
      size: 0,
      mime: 'application/octet-stream',
      state: 'offered',
      reason: null,
      transferred: 0,
      blob: null,
      ...file,
    }
    this.#further = further
  }

  get id() {
    return this.#file.id
  }
  get from() {
    return this.#file.from
  }
  get name() {
    return this.#file.name
  }
  get size() {
    return this.#file.size
  }
  get mime() {
    return this.#file.mime
  }
  get state() {
    return this.#file.state
  }
  get reason() {
    return this.#file.reason
  }
  get transferred() {
    return this.#file.transferred
  }
  get blob() {
    return this.#file.blob
  }

  accept(): void {
    if (this.state === 'offered') this.#further({ state: 'accepted' })
  }
  decline(): void {
    if (this.state === 'offered') this.#further({ state: 'declined' })
  }
  cancel(): void {
    this.#further({ state: 'cancelled', reason: 'me' })
  }

  become(changes: Partial<FileTransfer>): void {
    this.#file = { ...this.#file, ...changes }
  }
}
