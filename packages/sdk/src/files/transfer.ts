import type { Clock } from '../clock.ts'
import type { FileReason, FileState, FileTransfer } from '../events.ts'

export interface TransferFacts {
  readonly id: string
  readonly from: 'me' | 'peer'
  readonly name: string
  readonly size: number
  readonly mime: string
}

export type Act = 'accept' | 'decline' | 'cancel'

export interface TransferParts {
  readonly clock: Clock
  /** The person's wish; only called in a state that it fits. */
  readonly act: (act: Act) => void
  readonly tell: (transfer: FileTransfer) => void
}

const PROGRESS_EVERY_MS = 100

/** A file as the app holds it. How its bytes travel is not its business. */
export class Transfer implements FileTransfer {
  readonly id: string
  readonly from: 'me' | 'peer'
  readonly name: string
  readonly size: number
  readonly mime: string
  #state: FileState = 'offered'
  #reason: FileReason | null = null
  #transferred = 0
  #blob: Blob | null = null
  #toldAt = 0
  readonly #parts: TransferParts

  constructor(facts: TransferFacts, parts: TransferParts) {
    this.id = facts.id
    this.from = facts.from
    this.name = facts.name
    this.size = facts.size
    this.mime = facts.mime
    this.#parts = parts
  }

  get state(): FileState {
    return this.#state
  }
  get reason(): FileReason | null {
    return this.#reason
  }
  get transferred(): number {
    return this.#transferred
  }
  get blob(): Blob | null {
    return this.#blob
  }

  accept(): void {
    this.#answer('accept')
  }
  decline(): void {
    this.#answer('decline')
  }
  cancel(): void {
    if (!this.isOver()) this.#parts.act('cancel')
  }

  // Methods, since the compiler believes that a member stays what it was before an await.
  isOver(): boolean {
    return this.#state !== 'offered' && !this.isUnderWay()
  }
  /** Accepted, and not over. */
  isUnderWay(): boolean {
    return this.#state === 'accepted' || this.#state === 'transferring'
  }

  /** One that is over stays as it is. */
  become(state: FileState, reason: FileReason | null = null): void {
    if (this.isOver() || state === this.#state) return
    this.#state = state
    this.#reason = reason
    this.#tell()
  }

  progress(transferred: number): void {
    if (this.isOver()) return
    this.#transferred = transferred
    if (this.#parts.clock.now() - this.#toldAt >= PROGRESS_EVERY_MS) this.#tell()
  }

  finish(blob: Blob | null): void {
    if (this.isOver()) return
    this.#transferred = this.size
    this.#blob = blob
    this.become('done')
  }

  #answer(act: 'accept' | 'decline'): void {
    if (this.from === 'peer' && this.#state === 'offered') this.#parts.act(act)
  }

  #tell(): void {
    this.#toldAt = this.#parts.clock.now()
    this.#parts.tell(this)
  }
}
