import type { ClientEvents, MatchClient, MatchSession } from '@mismatch/sdk'
import type { ClientInput, HeardType } from '../../state/reduce.ts'

const heard = {
  state: true,
  signaling: true,
  waiting: true,
  paired: true,
  connected: true,
  peeraway: true,
  peerback: true,
  peerleft: true,
  localstream: true,
  screen: true,
  devices: true,
  remotestream: true,
  playbackblocked: true,
  message: true,
  receipt: true,
  reaction: true,
  typing: true,
  peerstate: true,
  quality: true,
  direct: true,
  file: true,
  error: true,
} as const satisfies Record<HeardType, true>

export type ClientPayload = ClientEvents[HeardType]

/** One client for as long as the element stands in the page, with everything it says in one place. */
export class ClientHolder {
  readonly client: MatchClient
  /** The partner of last, who can still be reported. */
  #session: MatchSession | null = null
  readonly #hear = new AbortController()

  constructor(client: MatchClient, onEvent: (input: ClientInput, payload: ClientPayload, client: MatchClient) => void) {
    this.client = client
    client.on('paired', ({ session }) => (this.#session = session), { signal: this.#hear.signal })
    for (const type of Object.keys(heard) as HeardType[]) {
      client.on(type, (payload) => onEvent({ type, ...payload } as ClientInput, payload, client), {
        signal: this.#hear.signal,
      })
    }
  }

  /** The session of this id, live or the one before it; null when it is too long ago. */
  session(id: string): MatchSession | null {
    return this.#session?.id === id ? this.#session : null
  }

  /** Stops the client for good; what it says of its end is still heard. May be called twice. */
  close(): void {
    this.client.destroy()
    this.#hear.abort()
    this.#session = null
  }
}
