import { encode } from '@mismatch/protocol'
import type { Socket, SocketConstructor } from '../../options.ts'
import { standIn } from './stand-in.ts'

const HANDLERS = ['onopen', 'onmessage', 'onclose', 'onerror'] as const

/** Sockets that lose their server when they are told to. */
export class FaultySockets {
  readonly WebSocket: SocketConstructor
  readonly #open = new Set<{ hear: (text: string) => void; shut: (code: number) => void }>()
  /** What is under way and does not arrive; null while everything does. */
  #held: (() => void)[] | null = null

  constructor(real: SocketConstructor) {
    const make = (url: string, protocols: string) => this.#wrap(new real(url, protocols))
    this.WebSocket = class {
      constructor(url: string, protocols: string) {
        return make(url, protocols)
      }
    } as unknown as SocketConstructor
  }

  /** Every socket breaks, as far as the client can see; the server is left without a word. */
  drop(code = 1006): void {
    for (const { shut } of [...this.#open]) shut(code)
  }

  /** Nothing arrives any more, in either direction and on new sockets too, until the returned undo. */
  blackhole(): () => void {
    const held = (this.#held ??= [])
    return () => {
      if (this.#held !== held) return
      this.#held = null
      for (const arrive of held) arrive()
    }
  }

  /** The server says that it goes down, and does (rule E3). */
  restart(): void {
    for (const { hear } of this.#open) hear(encode({ type: 'Draining', reconnect_in_ms: 0 }))
    this.drop(1012)
  }

  #wrap(real: Socket): Socket {
    let isCut = false
    const pass = (arrive: () => void) => {
      const unlessCut = () => isCut || arrive()
      if (this.#held === null) unlessCut()
      else this.#held.push(unlessCut)
    }
    const instead: Pick<Socket, (typeof HANDLERS)[number] | 'send' | 'close'> = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: (text) => pass(() => real.send(text)),
      close: (code, reason) => pass(() => real.close(code, reason)),
    }
    const open = {
      hear: (data: string) => instead.onmessage?.({ data } as never),
      shut: (code: number) => {
        isCut = true
        this.#open.delete(open)
        real.close()
        instead.onclose?.({ code, reason: '' } as never)
      },
    }
    this.#open.add(open)
    for (const name of HANDLERS) {
      real[name] = (event: never) =>
        pass(() => {
          if (name === 'onclose') this.#open.delete(open)
          instead[name]?.(event)
        })
    }
    return standIn(real, instead)
  }
}
