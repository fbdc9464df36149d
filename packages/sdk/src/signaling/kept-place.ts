import { Timer, type Clock } from '../clock.ts'

/** What the server keeps of a client whose connection is lost, and for how long (rule H5). */
export class KeptPlace {
  /** 0: it keeps nothing. */
  #windowMs = 0
  #isLossTold = false
  readonly #window: Timer
  readonly #onLost: () => void

  /** @param onLost nothing is kept any more; heard once for each connection that had its Welcome */
  constructor(clock: Clock, onLost: () => void) {
    this.#window = new Timer(clock)
    this.#onLost = onLost
  }

  /** Whether the server keeps anything of a connection that is lost now. */
  get isKept(): boolean {
    return this.#windowMs > 0
  }

  /** Since the last Welcome nobody was told that the place is lost. */
  get isUntold(): boolean {
    return !this.#isLossTold
  }

  /** A Welcome came: the server keeps its place for so long from the next loss on. */
  welcomed(windowMs: number): void {
    this.#window.stop()
    this.#windowMs = windowMs
    this.#isLossTold = false
  }

  /** The connection is lost: what is kept is lost after its time; at once where nothing is. */
  await(): void {
    const tell = () => {
      this.#isLossTold = true
      this.#onLost()
    }
    if (this.#windowMs === 0) tell()
    else this.#window.start(this.#windowMs, tell)
  }

  forget(): void {
    this.welcomed(0)
  }
}
