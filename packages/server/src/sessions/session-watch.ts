import type { Backend, Session, SessionId } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import type { Pulse } from '../connection/live-session.ts'

export interface SessionWatchParts {
  readonly backend: Pick<Backend, 'expire'>
  readonly clock: Clock
  /** 0 = as long as they like. */
  readonly sessionMaxMs: number
  /** 0 = as long as they like. */
  readonly sessionIdleMs: number
}

interface Watched {
  readonly session: Session
  readonly pulse: Pulse
  stop: () => void
}

/**
 * Ends sessions that last too long, and those in which nothing happens (rule Q10). One timer for each session; a relayed frame leaves no
 * more than its time behind, and a timer that finds it waits on.
 */
export class SessionWatch {
  readonly #parts: SessionWatchParts
  readonly #watched = new Map<SessionId, Watched>()

  constructor(parts: SessionWatchParts) {
    this.#parts = parts
  }

  /** A session has begun; what happens in it is to be noted in its pulse. */
  begin(session: Session): Pulse {
    return this.#watch(session, { relayedAt: this.#parts.clock.now(), isConnected: false })
  }

  /** One of a former life goes on (rule H7). Whether media flowed then is not known; better a silent session too long than a call cut off. */
  goOn(session: Session): Pulse {
    const known = this.#watched.get(session.id)
    const isConnected = session.offerer.media !== 'text'
    return known?.pulse ?? this.#watch(session, { relayedAt: this.#parts.clock.now(), isConnected })
  }

  /** A session that is going on. */
  session(id: SessionId): Session | undefined {
    return this.#watched.get(id)?.session
  }

  /** All that are going on. */
  all(): Session[] {
    return [...this.#watched.values()].map(({ session }) => session)
  }

  end(session: SessionId): void {
    this.#watched.get(session)?.stop()
    this.#watched.delete(session)
  }

  /** Stops every timer. May be called twice. */
  close(): void {
    for (const id of this.#watched.keys()) this.end(id)
  }

  #watch(session: Session, pulse: Pulse): Pulse {
    const watched: Watched = { session, pulse, stop: () => undefined }
    this.#watched.set(session.id, watched)
    this.#wait(watched)
    return pulse
  }

  #wait(watched: Watched): void {
    const { backend, clock } = this.#parts
    const due = this.#due(watched)
    if (due === undefined) return
    const { id, offerer } = watched.session
    const leftMs = due.at - clock.now()
    if (leftMs <= 0) backend.expire(offerer.user, id, due.reason)
    else {
      watched.stop = clock.after(leftMs, () => {
        this.#wait(watched)
      })
    }
  }

  #due({ session, pulse }: Watched): { at: number; reason: 'timeout' | 'idle' } | undefined {
    const { sessionMaxMs, sessionIdleMs } = this.#parts
    const timeout = { at: sessionMaxMs === 0 ? Infinity : session.startedAt + sessionMaxMs, reason: 'timeout' } as const
    const canIdle = sessionIdleMs > 0 && !pulse.isConnected && tellsOfMedia(session)
    const idle = { at: canIdle ? pulse.relayedAt + sessionIdleMs : Infinity, reason: 'idle' } as const
    const first = idle.at < timeout.at ? idle : timeout
    return first.at === Infinity ? undefined : first
  }
}

/** Two classic clients never say that their call stands, so of their silence nothing follows (section C). */
function tellsOfMedia({ offerer, answerer }: Session): boolean {
  return offerer.dialect === 'v1' || answerer.dialect === 'v1'
}
