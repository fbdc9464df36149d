import mitt from 'mitt'
import type { ClientEvents, ClientEventType, Listener, ListenOptions } from './events.ts'

/**
 * The client's events. Beyond mitt: `on` returns its undo, there are `once` and AbortSignal, a listener that throws stops
 * nobody else, and events of one step are handed out only after the whole step is done.
 */
export class Emitter {
  readonly #mitt = mitt<ClientEvents>()
  readonly #registrations = new Set<Registration>()
  readonly #queue: (() => void)[] = []
  #held = 0

  on<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options: ListenOptions = {}): () => void {
    const { signal } = options
    if (signal?.aborted === true) return () => {}
    const handler: Listener<Type> = (event) => {
      // An earlier listener of this same event may have removed this one.
      if (!this.#registrations.has(registration)) return
      try {
        listener(event)
      } catch (error) {
        report(error)
      }
    }
    const undo = () => {
      if (!this.#registrations.delete(registration)) return
      this.#mitt.off(type, handler)
      signal?.removeEventListener('abort', undo)
    }
    const registration: Registration = { type, listener, undo }
    this.#registrations.add(registration)
    this.#mitt.on(type, handler)
    signal?.addEventListener('abort', undo)
    return undo
  }

  once<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options: ListenOptions = {}): () => void {
    const undo = this.on(
      type,
      (event) => {
        undo()
        listener(event)
      },
      options,
    )
    return undo
  }

  /** Removes every registration of this listener made with `on`. */
  off<Type extends ClientEventType>(type: Type, listener: Listener<Type>): void {
    for (const registration of this.#registrations) {
      if (registration.type === type && registration.listener === listener) registration.undo()
    }
  }

  /** Whether somebody listens to it. */
  has(type: ClientEventType): boolean {
    return (this.#mitt.all.get(type)?.length ?? 0) > 0
  }

  emit<Type extends ClientEventType>(type: Type, event: ClientEvents[Type]): void {
    this.inTurn(() => this.#mitt.emit(type, event))
  }

  /** Runs this once every event emitted so far was handed out. */
  inTurn(run: () => void): void {
    this.#queue.push(run)
    this.#drain()
  }

  /** Runs `step`; what it emits is handed out after it, so that listeners find the client as the events say. */
  hold(step: () => void): void {
    this.#held++
    try {
      step()
    } finally {
      this.#held--
    }
    this.#drain()
  }

  /** Removes every listener and drops what was not handed out yet. */
  clear(): void {
    for (const { undo } of this.#registrations) undo()
    this.#queue.length = 0
  }

  #drain(): void {
    if (this.#held > 0) return
    // Held while handing out too: an event caused by a listener comes after those already due, for every listener.
    this.#held++
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      try {
        next()
      } catch (error) {
        report(error)
      }
    }
    this.#held--
  }
}

interface Registration {
  readonly type: ClientEventType
  readonly listener: unknown
  readonly undo: () => void
}

/** As an uncaught exception would be seen, without being one. */
function report(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
  else console.error(error)
}
