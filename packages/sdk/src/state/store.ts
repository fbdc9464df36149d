import type { Input, Machine, Step } from './machine.ts'
import { transition } from './transition.ts'

/** The one place that assigns the state. */
export class Store {
  #state: Machine = { name: 'idle' }
  readonly #inputs: Input[] = []
  #running = false
  readonly #onStep: (from: Machine, step: Step) => void

  /** @param onStep carries out the effects of a step whose state is assigned already */
  constructor(onStep: (from: Machine, step: Step) => void) {
    this.#onStep = onStep
  }

  get state(): Machine {
    return this.#state
  }

  /** Whether inputs are being carried out: what is dispatched now is taken later. */
  get isBusy(): boolean {
    return this.#running
  }

  /** An input that comes up while another is carried out is taken after it, so that steps never interleave. */
  dispatch(input: Input): void {
    this.#inputs.push(input)
    if (this.#running) return
    this.#running = true
    try {
      for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
        const from = this.#state
        const step = transition(from, next)
        this.#state = step.state
        this.#onStep(from, step)
      }
    } finally {
      this.#running = false
    }
  }
}
