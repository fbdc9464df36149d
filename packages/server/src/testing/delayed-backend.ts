import type { Backend, BackendEvents } from '../backend/backend.ts'
import { DelayedLane, type DelayedLaneOptions } from './delayed-lane.ts'

export interface DelayedBackend extends Backend {
  /** Commands and events that are on their way. */
  readonly inFlight: number
}

/**
 * Puts distance between a backend and its callers, as far as its contract allows: commands of one user keep their order,
 * those of several do not; events come later, in the order in which they happened.
 */
export function delayBackend(backend: Backend, options: DelayedLaneOptions): DelayedBackend {
  const events = new DelayedLane(options)
  const commands = new Map<string, DelayedLane>()

  const command = (user: string, run: () => void) => {
    let lane = commands.get(user)
    if (lane === undefined) commands.set(user, (lane = new DelayedLane(options)))
    lane.push(run)
  }

  return {
    get inFlight() {
      return [...commands.values()].reduce((sum, lane) => sum + lane.size, events.size)
    },
    listen(listener) {
      backend.listen(delayEvents(listener, events))
    },
    arrive(person, connection) {
      command(person.user, () => {
        backend.arrive(person, connection)
      })
    },
    away(user, connection, forMs) {
      command(user, () => {
        backend.away(user, connection, forMs)
      })
    },
    back(user, connection, resumed) {
      command(user, () => {
        backend.back(user, connection, resumed)
      })
    },
    adopt(person, connection, claim, forMs) {
      command(person.user, () => {
        backend.adopt(person, connection, claim, forMs)
      })
    },
    depart(user, connection, reason) {
      command(user, () => {
        backend.depart(user, connection, reason)
      })
    },
    enqueue(user, preferences, offer) {
      command(user, () => {
        backend.enqueue(user, preferences, offer)
      })
    },
    prepare(user, offer) {
      command(user, () => {
        backend.prepare(user, offer)
      })
    },
    unprepare(user) {
      command(user, () => {
        backend.unprepare(user)
      })
    },
    skip(user, session, offer) {
      command(user, () => {
        backend.skip(user, session, offer)
      })
    },
    fail(user, session, offer) {
      command(user, () => {
        backend.fail(user, session, offer)
      })
    },
    expire(user, session, reason) {
      command(user, () => {
        backend.expire(user, session, reason)
      })
    },
    block(user, session) {
      command(user, () => {
        backend.block(user, session)
      })
    },
    leave(user) {
      command(user, () => {
        backend.leave(user)
      })
    },
    report(user, session, text) {
      command(user, () => {
        backend.report(user, session, text)
      })
    },
    requeue(user) {
      command(user, () => {
        backend.requeue(user)
      })
    },
    setPolicy(policy) {
      // It concerns everybody, and keeps its order with the next of its kind.
      command('', () => {
        backend.setPolicy(policy)
      })
    },
    stats: () => backend.stats(),
    async close() {
      for (const lane of [events, ...commands.values()]) lane.clear()
      await backend.close()
    },
  }
}

function delayEvents(listener: BackendEvents, lane: DelayedLane): BackendEvents {
  const later =
    <Event extends readonly unknown[]>(tell: (...event: Event) => void) =>
    (...event: Event) => {
      lane.push(() => {
        tell(...event)
      })
    }
  return {
    onArrived: later((event) => {
      listener.onArrived(event)
    }),
    onAway: later((event) => {
      listener.onAway(event)
    }),
    onBack: later((event) => {
      listener.onBack(event)
    }),
    onGone: later((event) => {
      listener.onGone(event)
    }),
    onReplaced: later((event) => {
      listener.onReplaced(event)
    }),
    onTurnedAway: later((event) => {
      listener.onTurnedAway(event)
    }),
    onWaiting: later((event) => {
      listener.onWaiting(event)
    }),
    onPaired: later((session, offer) => {
      listener.onPaired(session, offer)
    }),
    onEnded: later((event) => {
      listener.onEnded(event)
    }),
    onIdle: later((event) => {
      listener.onIdle(event)
    }),
    onReported: later((event) => {
      listener.onReported(event)
    }),
    onBlocked: later((event) => {
      listener.onBlocked(event)
    }),
    onRefused: later((event) => {
      listener.onRefused(event)
    }),
  }
}
